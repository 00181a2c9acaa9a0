// What stands behind an IoPorts port: the machine's I/O ports, or a fake in a test.
namespace CamkesNet;

/// <summary>A device that answers on I/O ports. Tests implement it in place of hardware.</summary>
public interface IIoPortDevice
{
    /// <summary>Reads a register.</summary>
    /// <param name="offset">From the device's first port.</param>
    /// <param name="width">1, 2 or 4 bytes.</param>
    uint Read(int offset, int width);

    /// <summary>Writes a register.</summary>
    /// <param name="offset">From the device's first port.</param>
    /// <param name="width">1, 2 or 4 bytes.</param>
    /// <param name="value">The value, zero-extended.</param>
    void Write(int offset, int width, uint value);
}
