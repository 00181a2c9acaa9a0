// A device as the I/O port bus sees it.
namespace CamkesNet.Vmm.Buses;

/// <summary>A device that answers on I/O ports. Accesses come from the guest: every value is possible.</summary>
public interface IPortDevice
{
    /// <summary>Reads <paramref name="width"/> bytes.</summary>
    /// <param name="port">The port itself (not an offset); port and width lie within one attached range.</param>
    /// <param name="width">1, 2 or 4 bytes, and never more than the width that the range was attached with.</param>
    uint Read(ushort port, int width);

    /// <summary>Writes the low <paramref name="width"/> bytes of <paramref name="value"/>; the rest is zero.</summary>
    /// <param name="port">The port itself (not an offset); port and width lie within one attached range.</param>
    /// <param name="width">1, 2 or 4 bytes, and never more than the width that the range was attached with.</param>
    /// <param name="value">The value, zero-extended.</param>
    void Write(ushort port, int width, uint value);
}
