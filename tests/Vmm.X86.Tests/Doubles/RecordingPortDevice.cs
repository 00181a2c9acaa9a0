// A port device that records writes, and returns numbers for reads.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests;

internal sealed class RecordingPortDevice : IPortDevice
{
    private uint next = 0x11223344;

    public List<string> Log { get; } = [];

    public uint Read(ushort port, int width)
    {
        Log.Add($"in {width} from {port:X}");
        return next++;
    }

    public void Write(ushort port, int width, uint value) => Log.Add($"out {width} to {port:X}: {value:X}");
}
