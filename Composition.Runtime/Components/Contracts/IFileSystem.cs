// The contract of the file server.
namespace CamkesNet.Components;

/// <summary>
/// Read-only access to files. Files are numbered from 0, and the numbers never change. Contents are transferred through
/// the client's <see cref="FileBuffer"/> dataport.
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

    /// <summary>Copies a part of a file to the start of the client's dataport.</summary>
    /// <param name="file">The file's number.</param>
    /// <param name="offset">The offset in the file, in bytes.</param>
    /// <param name="length">The number of bytes to copy, at most <see cref="FileBuffer.Size"/>.</param>
    /// <returns>
    /// The number of bytes copied, less than <paramref name="length"/> only at the end of the file; -1 if there is no
    /// such file, if the offset or the length is negative or too large, or if the client has no dataport.
    /// </returns>
    int Read(int file, long offset, int length);
}
