// What devices are connected to that is not a device.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Platform;

/// <summary>The surroundings of all devices of one guest.</summary>
/// <param name="Clock">The time base of the devices.</param>
/// <param name="WallClock">The time of day.</param>
/// <param name="Memory">The guest's RAM.</param>
/// <param name="RamSize">Its bytes.</param>
/// <param name="Machine">Takes requests to reset the machine or to switch it off.</param>
internal sealed record PlatformServices(
    IClock Clock,
    IWallClock WallClock,
    IGuestMemory Memory,
    ulong RamSize,
    IMachineControl Machine);
