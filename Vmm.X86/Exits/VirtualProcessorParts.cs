// What a virtual processor is put together from.
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Msrs;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

/// <summary>The surroundings of a <see cref="VirtualProcessor"/>.</summary>
/// <param name="Vcpu">The processor itself: its registers.</param>
/// <param name="ApicId">The ID of its local APIC.</param>
/// <param name="Buses">The devices that it reaches.</param>
/// <param name="ApicBus">The bus to the other processors and to the I/O APIC.</param>
/// <param name="Ram">The guest's RAM.</param>
/// <param name="Clock">The guest's time.</param>
/// <param name="Cpuid">What CPUID returns.</param>
/// <param name="Requests">Takes what concerns the whole machine.</param>
/// <param name="Events">The component around the exit loop.</param>
internal sealed record VirtualProcessorParts(
    IVcpu Vcpu,
    uint ApicId,
    ProcessorBuses Buses,
    ApicBus ApicBus,
    GuestRam Ram,
    GuestClock Clock,
    CpuidPolicy Cpuid,
    MachineRequests Requests,
    IMonitorEvents Events);
