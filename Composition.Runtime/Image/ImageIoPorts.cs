// An IoPorts port on the image.
using System.Runtime.InteropServices;

namespace CamkesNet.Image;

/// <summary>A capability for a range of I/O ports. The kernel checks that accesses are within the range.</summary>
internal sealed class ImageIoPorts(ulong slot, ushort first) : IIoPortDevice
{
    public uint Read(int offset, int width) => SystemCalls.PortIn(slot, (ushort)(first + offset), width);

    public void Write(int offset, int width, uint value) =>
        SystemCalls.PortOut(slot, (ushort)(first + offset), width, value);

    public void Write(int offset, ReadOnlySpan<byte> values)
    {
        Span<ulong> words = stackalloc ulong[2];
        Span<byte> bytes = MemoryMarshal.AsBytes(words);
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, bytes.Length);
            values.Slice(0, count).CopyTo(bytes);
            SystemCalls.PortOutBytes(slot, (ushort)(first + offset), count, words[0], words[1]);
            values = values.Slice(count);
        }
    }
}
