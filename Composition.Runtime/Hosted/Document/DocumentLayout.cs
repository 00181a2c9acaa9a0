// The half of the document that the generator derives.
namespace CamkesNet.Hosted.Document;

/// <summary>What the generator has derived from the declarations.</summary>
internal sealed record DocumentLayout
{
    public required IReadOnlyList<DocumentObject> Objects { get; init; }

    /// <summary>One for each instance that is not hardware.</summary>
    public required IReadOnlyList<DocumentComponent> Components { get; init; }
}
