// The file server: hands out the files of the guest archive.
namespace CamkesNet.Components;

/// <summary>
/// Serves the files of the image's guest archive. Client number i of <see cref="Files"/> gets contents through the
/// dataport Client<i>i</i>.
/// </summary>
[Component]
public sealed partial class FileServer : Component, IFileSystem
{
    private FileEntry[] _files = [];
    private Dataport<FileBuffer>[] _buffers = [];

    /// <summary>The port that serves the clients' calls.</summary>
    public partial Provides<IFileSystem> Files { get; }

    /// <summary>The archive.</summary>
    public partial GuestArchive Archive { get; }

    /// <summary>The dataport of client 0.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client0 { get; }

    /// <summary>The dataport of client 1.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client1 { get; }

    /// <summary>The dataport of client 2.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client2 { get; }

    /// <summary>The dataport of client 3.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client3 { get; }

    /// <summary>The dataport of client 4.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client4 { get; }

    /// <summary>The dataport of client 5.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client5 { get; }

    /// <summary>The dataport of client 6.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client6 { get; }

    /// <summary>The dataport of client 7.</summary>
    [Optional]
    public partial Dataport<FileBuffer> Client7 { get; }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        _buffers = [Client0, Client1, Client2, Client3, Client4, Client5, Client6, Client7];
        _files = new CpioArchive(Archive).ReadEntries();
    }

    int IFileSystem.Count() => _files.Length;

    int IFileSystem.Open(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < _files.Length; i++)
        {
            if (name.SequenceEqual(_files[i].Name))
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

        ReadOnlySpan<char> whole = _files[file].Name;
        whole.Slice(0, Math.Min(whole.Length, name.Length)).CopyTo(name);
        return whole.Length;
    }

    long IFileSystem.GetSize(int file) => IsFile(file) ? _files[file].Size : -1;

    int IFileSystem.Read(int file, long offset, int length)
    {
        if (!IsFile(file) || offset < 0 || (uint)length > FileBuffer.Size
            || (uint)Caller >= (uint)_buffers.Length || !_buffers[Caller].IsConnected)
        {
            return -1;
        }

        FileEntry entry = _files[file];
        if (offset >= entry.Size)
        {
            return 0;
        }

        int count = (int)Math.Min(length, entry.Size - offset);
        Archive.Slice(entry.Offset + (ulong)offset, count).CopyTo(_buffers[Caller].Bytes);
        return count;
    }

    private bool IsFile(int file) => (uint)file < (uint)_files.Length;
}
