// The processor's local APIC, by memory or, with x2APIC, by model-specific registers (Intel SDM vol. 3A, chapter 11).
using System.Threading;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>
/// Local APIC registers. Offsets are those of the memory form; x2APIC registers are 0x800 + offset / 16.
/// </summary>
// Sound: the boot stage has mapped the register page, and offsets are those of registers.
internal static unsafe class LocalApic
{
    public const uint TimerEntryOffset = 0x320;
    public const uint InitialCountOffset = 0x380;
    public const uint CurrentCountOffset = 0x390;
    public const uint DivideOffset = 0x3E0;
    public const uint Masked = 1U << 16;

    private const uint IdentifierOffset = 0x20;
    private const uint TaskPriorityOffset = 0x80;
    private const uint EndOfInterruptOffset = 0xB0;
    private const uint SpuriousOffset = 0xF0;
    private const uint InterruptCommandOffset = 0x300;
    private const uint LocalInterrupt0Offset = 0x350;
    private const uint LocalInterrupt1Offset = 0x360;
    private const uint ErrorEntryOffset = 0x370;

    /// <summary>Fixed delivery, edge triggered, with the shorthand "self" (11.6.1).</summary>
    private const uint ToSelf = (1U << 18) | (1U << 14);

    private const uint SoftwareEnable = 1U << 8;
    private const int IdentifierShift = 24;
    private const ulong GlobalEnable = 1UL << 11;
    private const ulong X2ApicEnable = 1UL << 10;
    private const ulong BaseMask = 0x000F_FFFF_FFFF_F000;

    private static bool isX2Apic;
    private static byte* registers;

    /// <summary>Physical address of the register page.</summary>
    public static ulong PhysicalBase => Instructions.ReadMsr(MsrNumber.ApicBase) & BaseMask;

    /// <summary>The APIC's identifier, as the I/O APICs address it.</summary>
    public static uint Identifier =>
        isX2Apic ? Read(IdentifierOffset) : Read(IdentifierOffset) >> IdentifierShift;

    /// <summary>Enables the APIC with every local interrupt masked. The register page is mapped already.</summary>
    public static void Enable(bool hasX2Apic)
    {
        ulong apicBase = Instructions.ReadMsr(MsrNumber.ApicBase);
        registers = PhysicalMemory.Pointer(apicBase & BaseMask);
        isX2Apic = hasX2Apic;
        Instructions.WriteMsr(MsrNumber.ApicBase, apicBase | GlobalEnable | (isX2Apic ? X2ApicEnable : 0));
        Write(TaskPriorityOffset, 0);
        Write(TimerEntryOffset, Masked);
        Write(LocalInterrupt0Offset, Masked);
        Write(LocalInterrupt1Offset, Masked);
        Write(ErrorEntryOffset, Masked);
        Write(SpuriousOffset, SoftwareEnable | InterruptVector.Spurious);
    }

    public static void EndOfInterrupt() => Write(EndOfInterruptOffset, 0);

    /// <summary>
    /// Makes the APIC signal the processor again what is pending, by rewriting the task priority. Hardware
    /// never needs that.
    /// </summary>
    public static void TellPendingInterrupts() => Write(TaskPriorityOffset, 0);

    /// <summary>
    /// Makes an interrupt pending for this processor: the timer's, whose handler finds nothing to do and rearms the
    /// timer.
    /// </summary>
    public static void InterruptSelf() => Write(InterruptCommandOffset, ToSelf | InterruptVector.Timer);

    public static uint Read(uint offset) => isX2Apic
        ? (uint)Instructions.ReadMsr(MsrNumber.X2ApicFirst + (offset >> 4))
        : Volatile.Read(ref *(uint*)(registers + offset));

    public static void Write(uint offset, uint value)
    {
        if (isX2Apic)
        {
            Instructions.WriteMsr(MsrNumber.X2ApicFirst + (offset >> 4), value);
        }
        else
        {
            Volatile.Write(ref *(uint*)(registers + offset), value);
        }
    }
}
