// Guest files in arrays.
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Tests;

internal sealed class MemoryFiles : IGuestFileSource
{
    private readonly List<(string Name, byte[] Contents)> files = [];

    /// <summary>Makes every read fail, as a server that has died.</summary>
    public bool IsBroken { get; set; }

    public int LargestRead { get; private set; }

    public void Add(string name, byte[] contents) => files.Add((name, contents));

    public int Open(string name)
    {
        int file = files.Count - 1;
        while (file >= 0 && files[file].Name != name)
        {
            file--;
        }

        return file;
    }

    public long Size(int file) => files[file].Contents.Length;

    public bool Read(int file, long offset, Span<byte> destination)
    {
        LargestRead = Math.Max(LargestRead, destination.Length);
        if (IsBroken)
        {
            return false;
        }

        files[file].Contents.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return true;
    }
}
