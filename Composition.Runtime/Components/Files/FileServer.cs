// The file server: hands out the files of the guest archive.
namespace CamkesNet.Components;

/// <summary>
/// Serves the files of the image's guest archive to any number of clients, each of which gets contents through memory
/// of its own.
/// </summary>
[Component(IsBackground = true)]
public sealed partial class FileServer : Component, IFileSystem
{
    private FileEntry[] files = [];

    /// <summary>Where clients call.</summary>
    public partial ProvidesWithBuffers<IFileSystem, FileBuffer> Files { get; }

    /// <summary>The archive.</summary>
    public partial GuestArchive Archive { get; }

    /// <inheritdoc/>
    protected override void Initialize() => files = new CpioArchive(Archive).ReadEntries();

    int IFileSystem.Count() => files.Length;

    int IFileSystem.Open(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < files.Length; i++)
        {
            if (name.SequenceEqual(files[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    int IFileSystem.GetName(int file, Span<char> name)
    {
        if (!IsFile(file))
        {
            return -1;
        }

        ReadOnlySpan<char> whole = files[file].Name;
        whole.Slice(0, Math.Min(whole.Length, name.Length)).CopyTo(name);
        return whole.Length;
    }

    long IFileSystem.GetSize(int file) => IsFile(file) ? files[file].Size : -1;

    int IFileSystem.Read(int file, long offset, int length)
    {
        if (!IsFile(file) || offset < 0 || (uint)length > FileBuffer.Size)
        {
            return -1;
        }

        FileEntry entry = files[file];
        if (offset >= entry.Size)
        {
            return 0;
        }

        int count = (int)Math.Min(length, entry.Size - offset);
        Archive.Slice(entry.Offset + (ulong)offset, count).CopyTo(Files.Bytes(Caller));
        return count;
    }

    private bool IsFile(int file) => (uint)file < (uint)files.Length;
}
