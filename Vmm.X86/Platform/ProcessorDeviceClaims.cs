// What a device claims of which every processor has its own.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Platform;

/// <summary>Takes the claims of one device of one processor: only that processor reaches it.</summary>
internal sealed class ProcessorDeviceClaims(
    PlatformClaims platform, MemoryBus memory, MsrBus msrs, string name)
{
    /// <summary>Guest-physical addresses at which each processor finds its own device.</summary>
    /// <exception cref="DeviceOverlapException">A device of the machine or RAM has one of them.</exception>
    public void Memory(ulong start, ulong length, IMemoryDevice device)
    {
        platform.Addresses.Add(new AddressClaim(name, start, start + (length - 1), AddressUse.ProcessorDevice));
        memory.Attach(name, start, length, device);
    }

    /// <summary>Model-specific registers.</summary>
    /// <exception cref="DeviceOverlapException">Another device of this processor has one of them.</exception>
    public void Msrs(uint first, uint last, IMsrDevice device) => msrs.Attach(name, first, last, device);

    /// <summary>A model-specific register.</summary>
    /// <exception cref="DeviceOverlapException">Another device of this processor has it.</exception>
    public void Msr(uint number, IMsrDevice device) => Msrs(number, number, device);

    /// <summary>The device is called at deadlines.</summary>
    public void Deadline(ITimedDevice device) => platform.Deadlines.Add(device);

    /// <summary>The device takes part in a reset of the machine.</summary>
    public void Reset(IResettable device) => platform.AddReset(device, ResetStage.Processor);

    /// <summary>The device is the processor's local APIC.</summary>
    public void LocalApic(uint id, ulong address) => platform.Acpi.AddLocalApic(name, (byte)id, (uint)address);
}
