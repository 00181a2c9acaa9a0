// An object in the document.
namespace CamkesNet.Hosted.Document;

/// <summary>An object of the kernel or a piece of memory.</summary>
internal readonly record struct DocumentObject
{
    public required string Name { get; init; }

    /// <summary>Bytes of memory; 0 for what is not memory.</summary>
    public ulong Size { get; init; }
}
