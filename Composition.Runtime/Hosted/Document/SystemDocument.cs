// The document that the generator writes for each assembly class: its declarations, and the layout derived from them.
namespace CamkesNet.Hosted.Document;

/// <summary>Those parts of the document that a process needs. The image builder reads the same document.</summary>
internal sealed record SystemDocument
{
    /// <summary>The value of the document's property <c>format</c> that this version reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The full name of the assembly class.</summary>
    public required string Assembly { get; init; }

    public required IReadOnlyList<DocumentInstance> Instances { get; init; }

    public required DocumentLayout Layout { get; init; }

    /// <summary>The document contradicts itself or the classes that it describes.</summary>
    /// <param name="contradiction">What is wrong, as a sentence without a full stop.</param>
    public InvalidOperationException Damaged(string contradiction) => new(
        $"The layout of {Assembly} does not fit: {contradiction}. Build the project of {Assembly} again.");
}
