// Guest files from the file server.
using CamkesNet.Components;
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Vmm.Machine;

/// <summary>Reads piece by piece through the shared buffer, straight into the destination.</summary>
internal sealed class FileServerSource(UsesWithBuffer<IFileSystem, FileBuffer> files) : IGuestFileSource
{
    /// <inheritdoc/>
    public int Open(string name) => files.Call.Open(name.AsSpan());

    /// <inheritdoc/>
    public long Size(int file) => files.Call.GetSize(file);

    /// <inheritdoc/>
    public bool Read(int file, long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            int wanted = Math.Min(destination.Length, FileBuffer.Size);
            int got = files.Call.Read(file, offset, wanted);
            if (got != wanted)
            {
                return false;
            }

            files.Bytes[..got].CopyTo(destination);
            destination = destination[got..];
            offset += got;
        }

        return true;
    }
}
