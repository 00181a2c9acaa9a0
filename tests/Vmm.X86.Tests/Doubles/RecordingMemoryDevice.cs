// Device memory that remembers every access, with bytes behind it.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests;

internal sealed class RecordingMemoryDevice(int size) : IMemoryDevice
{
    public byte[] Bytes { get; } = new byte[size];

    public List<string> Log { get; } = [];

    public ulong Read(ulong offset, int width)
    {
        ulong value = 0;
        for (int i = 0; i < width; i++)
        {
            value |= (ulong)Bytes[(int)offset + i] << (i * 8);
        }

        Log.Add($"read {width} at {offset:X}");
        return value;
    }

    public void Write(ulong offset, int width, ulong value)
    {
        for (int i = 0; i < width; i++)
        {
            Bytes[(int)offset + i] = (byte)(value >> (i * 8));
        }

        Log.Add($"write {width} at {offset:X}: {value:X}");
    }
}
