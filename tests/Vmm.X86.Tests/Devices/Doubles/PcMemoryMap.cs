// The memory map of a PC, as its claims on RAM make it.
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Machine;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Tests.Devices;

internal static class PcMemoryMap
{
    public static MemoryMapEntry[] For(NativeRam memory)
    {
        PlatformBuilder platform = new(new PlatformServices(
            new ManualClock(),
            new ManualWallClock(DateTime.UnixEpoch),
            memory.Ram,
            memory.Ram.Size,
            new RecordingMachine()));
        PcMemory.AddTo(platform);
        return platform.MemoryMap;
    }
}
