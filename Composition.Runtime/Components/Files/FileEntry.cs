// A file of the guest archive.
namespace CamkesNet.Components;

/// <summary>The location of a file in the archive.</summary>
/// <param name="name">The name, without a leading slash.</param>
/// <param name="offset">
/// The offset of the contents in the archive, in bytes; all of them are within the archive.
/// </param>
/// <param name="size">The size of the contents in bytes.</param>
internal readonly struct FileEntry(string name, ulong offset, long size)
{
    public string Name { get; } = name;

    public ulong Offset { get; } = offset;

    public long Size { get; } = size;
}
