// What a virtual processor is put together from.
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Devices.Platform;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Msrs;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

/// <summary>The surroundings of a <see cref="VirtualProcessor"/>.</summary>
internal sealed record VirtualProcessorParts(
    IVcpu Vcpu,
    GuestRam Ram,
    PcPlatform Platform,
    GuestClock Clock,
    CpuidPolicy Cpuid,
    MachineRequests Requests,
    IMonitorEvents Events);
