// The contract of the file server.
namespace CamkesNet.Components;

/// <summary>
/// Read-only files. Files are numbered from 0; a number stays valid for ever. Contents go through the
/// <see cref="FileBuffer"/> that the client shares with the server: see <see cref="RpcCallWithBuffer{T, TBuffer}"/>.
/// </summary>
public interface IFileSystem
{
    /// <summary>The number of files.</summary>
    int Count();

    /// <summary>Finds a file.</summary>
    /// <param name="name">The file's name, without a leading slash.</param>
    /// <returns>The file's number, or -1 if there is no file of this name.</returns>
    int Open(ReadOnlySpan<char> name);

    /// <summary>Gets a file's name.</summary>
    /// <param name="file">The file's number.</param>
    /// <param name="name">Receives as much of the name as fits.</param>
    /// <returns>The length of the whole name, or -1 if there is no such file.</returns>
    int GetName(int file, Span<char> name);

    /// <summary>Gets a file's size.</summary>
    /// <param name="file">The file's number.</param>
    /// <returns>The size in bytes, or -1 if there is no such file.</returns>
    long GetSize(int file);

    /// <summary>Copies a piece of a file to the start of the client's buffer.</summary>
    /// <param name="file">The file's number.</param>
    /// <param name="offset">The offset in the file, in bytes.</param>
    /// <param name="length">The number of bytes to copy, at most <see cref="FileBuffer.Size"/>.</param>
    /// <returns>
    /// Bytes copied, less than wanted only at the file's end; -1 if there is no such file, or if offset or length are
    /// negative or too large.
    /// </returns>
    int Read(int file, long offset, int length);
}
