// Remembers what devices asked of the machine.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests.Devices;

internal sealed class RecordingMachine : IMachineControl
{
    public int Resets { get; private set; }

    public ResetSource? LastReset { get; private set; }

    public int PowerOffs { get; private set; }

    public List<uint> Ends { get; } = [];

    public void RequestReset(ResetSource source)
    {
        Resets++;
        LastReset = source;
    }

    public void RequestPowerOff() => PowerOffs++;

    public void RequestEnd(uint status) => Ends.Add(status);
}
