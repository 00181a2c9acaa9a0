// The implementation of an IoPorts port: the machine's I/O ports, or a fake in a test.
namespace CamkesNet;

/// <summary>A device with I/O ports. Tests implement it to replace hardware.</summary>
public interface IIoPortDevice
{
    /// <summary>Reads a register.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="width">The width of the access: 1, 2 or 4 bytes.</param>
    uint Read(int offset, int width);

    /// <summary>Writes a register.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="width">The width of the access: 1, 2 or 4 bytes.</param>
    /// <param name="value">The value, zero-extended.</param>
    void Write(int offset, int width, uint value);

    /// <summary>Writes bytes to one register, one after another.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="values">The bytes.</param>
    void Write(int offset, ReadOnlySpan<byte> values)
    {
        foreach (byte value in values)
        {
            Write(offset, sizeof(byte), value);
        }
    }
}
