// A port in the document: its declaration.
namespace CamkesNet.Hosted.Document;

/// <summary>A port of an instance.</summary>
internal readonly record struct DocumentPort
{
    public required string Name { get; init; }

    /// <summary>The thread that the port's signals go to.</summary>
    public required byte Thread { get; init; }
}
