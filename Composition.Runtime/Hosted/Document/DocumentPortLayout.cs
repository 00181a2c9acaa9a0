// A port in the document: what stands behind it.
namespace CamkesNet.Hosted.Document;

/// <summary>What stands behind a port.</summary>
internal readonly record struct DocumentPortLayout
{
    /// <summary>How many ports of other components are connected.</summary>
    public required ushort Peers { get; init; }

    public required IReadOnlyList<DocumentLink> Links { get; init; }
}
