// The interrupt routing in the MADT: the I/O APICs and the routes of ISA interrupts.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>The interrupt wiring of the machine (ACPI Specification 6.5, 5.2.12).</summary>
// Sound: what is added is compared with the capacity, and indices are below IoApicCount or IsaInterrupts.
internal unsafe struct InterruptRouting
{
    public const int MaximumIoApics = 8;
    public const int IsaInterrupts = 16;

    private fixed uint ioApicAddresses[MaximumIoApics];
    private fixed uint ioApicFirstInterrupts[MaximumIoApics];
    private fixed uint overrideInterrupts[IsaInterrupts];
    private fixed ushort overrideFlags[IsaInterrupts];
    private ushort overridden;

    public int IoApicCount { get; private set; }

    public readonly ulong IoApicAddress(int index) => ioApicAddresses[index];

    public readonly uint IoApicFirstInterrupt(int index) => ioApicFirstInterrupts[index];

    public void AddIoApic(uint address, uint firstInterrupt)
    {
        if (IoApicCount < MaximumIoApics)
        {
            ioApicAddresses[IoApicCount] = address;
            ioApicFirstInterrupts[IoApicCount] = firstInterrupt;
            IoApicCount++;
        }
    }

    public void AddOverride(byte isaInterrupt, uint globalInterrupt, ushort flags)
    {
        if (isaInterrupt < IsaInterrupts)
        {
            overrideInterrupts[isaInterrupt] = globalInterrupt;
            overrideFlags[isaInterrupt] = flags;
            overridden |= (ushort)(1 << isaInterrupt);
        }
    }

    /// <summary>The global interrupt, trigger mode and polarity for an interrupt of the layout.</summary>
    public readonly void Resolve(
        in InterruptRecord record, out uint globalInterrupt, out bool isLevelTriggered, out bool isActiveLow)
    {
        globalInterrupt = record.Number;
        isLevelTriggered = record.IsLevelTriggered != 0;
        isActiveLow = record.IsActiveLow != 0;
        if (record.IsIsa == 0 || record.Number >= IsaInterrupts || (overridden & (1 << (int)record.Number)) == 0)
        {
            return;
        }

        // MPS INTI flags: bits 0-1 polarity, 2-3 trigger mode; 0 as the bus has it, 1 high or edge, 3 low or level.
        globalInterrupt = overrideInterrupts[record.Number];
        int flags = overrideFlags[record.Number];
        isActiveLow = (flags & 3) == 3 || ((flags & 3) == 0 && isActiveLow);
        isLevelTriggered = ((flags >> 2) & 3) == 3 || (((flags >> 2) & 3) == 0 && isLevelTriggered);
    }
}
