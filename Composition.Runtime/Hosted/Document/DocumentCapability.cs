// A capability in the document.
namespace CamkesNet.Hosted.Document;

/// <summary>A slot of an instance's capability space.</summary>
internal readonly record struct DocumentCapability
{
    public required uint Slot { get; init; }

    /// <summary>The object's name.</summary>
    public required string Object { get; init; }

    /// <summary>What the receiver of a call or a signal gets with it.</summary>
    public required ulong Badge { get; init; }
}
