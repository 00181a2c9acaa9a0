// An IoPorts port on the image.
namespace CamkesNet.Image;

/// <summary>A capability for a range of I/O ports. The kernel checks that accesses are within the range.</summary>
internal sealed class ImageIoPorts(ulong slot, ushort first) : IIoPortDevice
{
    public uint Read(int offset, int width) => SystemCalls.PortIn(slot, (ushort)(first + offset), width);

    public void Write(int offset, int width, uint value) =>
        SystemCalls.PortOut(slot, (ushort)(first + offset), width, value);
}
