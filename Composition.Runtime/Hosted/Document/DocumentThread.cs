// A thread in the document.
namespace CamkesNet.Hosted.Document;

/// <summary>A thread of an instance. The first one starts the others.</summary>
internal readonly record struct DocumentThread
{
    public required string Name { get; init; }

    /// <summary>It serves the calls of the component.</summary>
    public required bool Receives { get; init; }
}
