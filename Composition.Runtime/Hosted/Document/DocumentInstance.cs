// An instance in the document.
namespace CamkesNet.Hosted.Document;

/// <summary>An instance, as the user declares it.</summary>
internal readonly record struct DocumentInstance
{
    public required string Name { get; init; }

    /// <summary>A device: it has no threads, and nothing of it runs.</summary>
    public required bool Hardware { get; init; }

    /// <summary>It works for others only: nobody waits for its end.</summary>
    public required bool Background { get; init; }

    public required IReadOnlyList<DocumentThread> Threads { get; init; }

    /// <summary>In the order of the ports of the component type.</summary>
    public required IReadOnlyList<DocumentPort> Ports { get; init; }

    public required IReadOnlyList<DocumentAttribute> Attributes { get; init; }
}
