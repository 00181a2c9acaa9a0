// The devices of which every processor of a guest has its own: a line for each.
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Devices.Paravirtual;
using CamkesNet.Vmm.Msrs;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.ProcessorLocal;

/// <summary>Adds the devices of one processor; each claims its own resources.</summary>
internal sealed class ProcessorDevices
{
    public ProcessorDevices(ProcessorBuses processor, ApicBus apicBus, uint apicId)
    {
        Interrupts = ProcessorInterrupts.AddTo(processor, apicBus, apicId);
        KvmClock = KvmClock.AddTo(processor);
        MemoryTypeRangeRegisters.AddTo(processor);
    }

    /// <summary>What interrupts the processor: its local APIC and its pins.</summary>
    public ProcessorInterrupts Interrupts { get; }

    /// <summary>The paravirtual clock.</summary>
    public KvmClock KvmClock { get; }
}
