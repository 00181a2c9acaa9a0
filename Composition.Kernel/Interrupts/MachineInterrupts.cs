// Finds the machine's interrupt controllers and connects the layout's interrupts.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>Interrupt controllers at boot.</summary>
internal static unsafe class MachineInterrupts
{
    private static InterruptRouting routing;

    /// <summary>Reads the firmware's tables while the boot page tables still map all of them.</summary>
    public static void Discover(ulong rootPointer)
    {
        byte* madt = AcpiTables.Find(rootPointer, "APIC"u8, out uint length);
        fixed (InterruptRouting* result = &routing)
        {
            if (madt == null || !MadtParser.Parse(madt, length, result))
            {
                KernelLog.Line("CN3003 no I/O APIC found in the ACPI tables: device interrupts are not delivered"u8);
                routing = default;
            }
        }

        byte* fadt = AcpiTables.Find(rootPointer, "FACP"u8, out uint fadtLength);
        PowerOff.Initialize(FadtParser.Parse(fadt, fadtLength));
    }

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

    /// <summary>Routes an interrupt of the layout to its vector, masked until its component starts.</summary>
    public static void Route(InterruptObject* interrupt, InterruptRecord* record, int vector)
    {
        routing.Resolve(in *record, out uint globalInterrupt, out bool isLevelTriggered, out bool isActiveLow);
        interrupt->GlobalInterrupt = globalInterrupt;
        interrupt->IsLevelTriggered = isLevelTriggered;
        interrupt->IsRouted = IoApic.Route(globalInterrupt, vector, isLevelTriggered, isActiveLow);
    }
}
