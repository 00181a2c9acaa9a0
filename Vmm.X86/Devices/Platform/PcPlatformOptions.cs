// What a guest's machine is made of that is not a device.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Platform;

/// <summary>What the devices of one guest are connected to.</summary>
/// <param name="Clock">The guest's time-stamp counter.</param>
/// <param name="WallClock">The time of day.</param>
/// <param name="Memory">The guest's RAM.</param>
/// <param name="Machine">Whom to ask for a reset or for switching off.</param>
/// <param name="Serial">The far end of COM1.</param>
/// <param name="RamBelow4G">Bytes of RAM from address 0 on.</param>
/// <param name="RamAbove4G">Bytes of RAM from 4 GiB on.</param>
/// <param name="HasTestDevice">Whether there are the devices for test programs.</param>
public sealed record PcPlatformOptions(
    IClock Clock,
    IWallClock WallClock,
    IGuestMemory Memory,
    IMachineControl Machine,
    ISerialSink Serial,
    ulong RamBelow4G,
    ulong RamAbove4G,
    bool HasTestDevice = false);
