// A port with I/O ports of a device.
namespace CamkesNet;

/// <summary>The I/O ports of the device at the other end of a <see cref="HardwareIOPort"/>.</summary>
[PortType(NeedsConnection = true, TakesOne = "a hardware resource belongs to one component")]
public sealed class IoPorts : Port
{
    private IIoPortDevice? device;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public IoPorts(int index, string name) : base(index, name)
    {
    }

    /// <summary>Reads 8 bits.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    public byte Read8(int offset) => (byte)Device.Read(offset, sizeof(byte));

    /// <summary>Reads 16 bits.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    public ushort Read16(int offset) => (ushort)Device.Read(offset, sizeof(ushort));

    /// <summary>Reads 32 bits.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    public uint Read32(int offset) => Device.Read(offset, sizeof(uint));

    /// <summary>Writes 8 bits.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="value">The value.</param>
    public void Write8(int offset, byte value) => Device.Write(offset, sizeof(byte), value);

    /// <summary>Writes bytes to one register, one after another.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="values">The bytes.</param>
    public void Write8(int offset, ReadOnlySpan<byte> values) => Device.Write(offset, values);

    /// <summary>Writes 16 bits.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="value">The value.</param>
    public void Write16(int offset, ushort value) => Device.Write(offset, sizeof(ushort), value);

    /// <summary>Writes 32 bits.</summary>
    /// <param name="offset">The offset from the device's first I/O port.</param>
    /// <param name="value">The value.</param>
    public void Write32(int offset, uint value) => Device.Write(offset, sizeof(uint), value);

    private IIoPortDevice Device => device ?? throw NotConnected();

    internal override void Attach(PortBinder binder)
    {
        device = binder.OpenIoPorts(this);
        IsConnected = device is not null;
    }
}
