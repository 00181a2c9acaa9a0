// What a guest's machine needs from its surroundings.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Machine;

/// <summary>The surroundings of a <see cref="GuestMachine"/>.</summary>
/// <param name="Vcpus">The processors; the first one boots.</param>
/// <param name="Ram">The RAM.</param>
/// <param name="Files">Where kernel and initrd come from.</param>
/// <param name="Names">Which they are.</param>
/// <param name="HostCpuid">The host's features.</param>
/// <param name="Serial">The far end of COM1.</param>
/// <param name="Events">Receives the notifications of the exit loop.</param>
/// <param name="UnixSeconds">The time of day now; negative: not known.</param>
/// <param name="HasTestDevice">Whether there are the devices for test programs.</param>
internal sealed record MachineParts(
    IVcpu[] Vcpus,
    GuestRam Ram,
    IGuestFileSource Files,
    GuestImageNames Names,
    ICpuidSource HostCpuid,
    ISerialSink Serial,
    IMonitorEvents Events,
    long UnixSeconds,
    bool HasTestDevice = false);
