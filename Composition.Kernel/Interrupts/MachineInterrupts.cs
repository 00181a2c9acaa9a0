// Finds the machine's interrupt controllers and connects the layout's interrupts.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>Interrupt controllers at boot.</summary>
internal static unsafe class MachineInterrupts
{
    private static InterruptRouting routing;

    /// <summary>Takes what the firmware's tables say over (Boot/MachineDiscovery.cs).</summary>
    public static void Adopt(in InterruptRouting found) => routing = found;

    /// <summary>Maps the controllers' registers.</summary>
    public static bool MapRegisters(FrameAllocator* frames)
    {
        bool mapped = KernelPageTables.MapDevice(frames, LocalApic.PhysicalBase);
        for (int i = 0; i < routing.IoApicCount; i++)
        {
            mapped &= KernelPageTables.MapDevice(frames, routing.IoApicAddress(i));
        }

        return mapped;
    }

    /// <summary>Whether a range of physical addresses touches the controllers' register pages.</summary>
    public static bool Uses(ulong address, ulong size)
    {
        MemoryMap registers = default;
        registers.Add(LocalApic.PhysicalBase, UserAddressSpace.PageSize);
        for (int i = 0; i < routing.IoApicCount; i++)
        {
            ulong page = routing.IoApicAddress(i) & ~(UserAddressSpace.PageSize - 1);
            registers.Add(page, UserAddressSpace.PageSize);
        }

        return registers.Overlaps(address, size);
    }

    /// <summary>Silences the legacy controllers and enables the APICs with everything masked.</summary>
    public static void Enable()
    {
        LegacyPic.Disable();
        LocalApic.Enable();
        fixed (InterruptRouting* result = &routing)
        {
            IoApic.Initialize(result);
        }
    }

    /// <summary>Routes an interrupt of the layout to a vector of this processor, masked. False: no such line.</summary>
    public static bool Route(
        in InterruptRecord record, int vector, out uint globalInterrupt, out bool isLevelTriggered)
    {
        routing.Resolve(in record, out globalInterrupt, out isLevelTriggered, out bool isActiveLow);
        return IoApic.Route(globalInterrupt, vector, isLevelTriggered, isActiveLow);
    }
}
