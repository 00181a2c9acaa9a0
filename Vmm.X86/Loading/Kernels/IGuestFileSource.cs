// Where the guest's files come from: the file server on the image, a folder or an array in tests.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>Files by name.</summary>
internal interface IGuestFileSource
{
    /// <summary>A number for the file of that name, or -1 if there is none.</summary>
    int Open(string name);

    /// <summary>Bytes of an open file.</summary>
    long Size(int file);

    /// <summary>
    /// Copies bytes from <paramref name="offset"/> on; the range lies within the file. Calls with a large
    /// <paramref name="destination"/> are welcome. False if the source failed.
    /// </summary>
    bool Read(int file, long offset, Span<byte> destination);
}
