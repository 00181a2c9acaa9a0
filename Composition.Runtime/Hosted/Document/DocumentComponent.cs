// What an instance holds, in the document.
namespace CamkesNet.Hosted.Document;

/// <summary>What an instance holds.</summary>
internal readonly record struct DocumentComponent
{
    public required string Instance { get; init; }

    public required IReadOnlyList<DocumentCapability> Capabilities { get; init; }

    /// <summary>In the order of the instance's ports.</summary>
    public required IReadOnlyList<DocumentPortLayout> Ports { get; init; }
}
