// An IoPorts port on the image.
namespace CamkesNet.Image;

/// <summary>A capability for a range of I/O ports; the kernel checks that accesses stay in it.</summary>
internal sealed class ImageIoPorts(ulong slot, ushort first) : IIoPortDevice
{
    public uint Read(int offset, int width) => SystemCalls.PortIn(slot, (ushort)(first + offset), width);

    public void Write(int offset, int width, uint value) =>
        SystemCalls.PortOut(slot, (ushort)(first + offset), width, value);
}
