// A file of the guest archive.
namespace CamkesNet.Components;

/// <summary>Where a file's contents are.</summary>
/// <param name="name">Without leading slash.</param>
/// <param name="offset">Of the contents in the archive; contents lie within the archive.</param>
/// <param name="size">Bytes.</param>
internal readonly struct FileEntry(string name, ulong offset, long size)
{
    public string Name { get; } = name;

    public ulong Offset { get; } = offset;

    public long Size { get; } = size;
}
