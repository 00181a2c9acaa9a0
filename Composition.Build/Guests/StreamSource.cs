// A file of the build machine, as the readers of guest kernels want it.
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Build.Guests;

/// <summary>One file, whatever its number.</summary>
internal sealed class StreamSource(FileStream stream) : IGuestFileSource
{
    /// <inheritdoc/>
    public int Open(string name) => 0;

    /// <inheritdoc/>
    public long Size(int file) => stream.Length;

    /// <inheritdoc/>
    public bool Read(int file, long offset, Span<byte> destination)
    {
        stream.Position = offset;
        return stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) == destination.Length;
    }
}
