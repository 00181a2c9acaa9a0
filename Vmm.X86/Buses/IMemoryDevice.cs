// A device as the memory bus sees it.
namespace CamkesNet.Vmm.Buses;

/// <summary>A device whose registers are mapped into guest-physical memory.</summary>
public interface IMemoryDevice
{
    /// <summary>Reads <paramref name="width"/> bytes.</summary>
    /// <param name="offset">Bytes from the start of the attached range; offset and width lie within it.</param>
    /// <param name="width">1, 2, 4 or 8 bytes; not necessarily aligned.</param>
    ulong Read(ulong offset, int width);

    /// <summary>Writes the low <paramref name="width"/> bytes of <paramref name="value"/>; the rest is zero.</summary>
    /// <param name="offset">Bytes from the start of the attached range; offset and width lie within it.</param>
    /// <param name="width">1, 2, 4 or 8 bytes; not necessarily aligned.</param>
    /// <param name="value">The value, zero-extended.</param>
    void Write(ulong offset, int width, ulong value);
}
