// Which interrupt vector is used for what.
namespace CamkesNet.Kernel.Interrupts;

/// <summary>Vectors above the processor's exceptions.</summary>
internal static class InterruptVector
{
    /// <summary>Interrupt object n has vector FirstDevice + n.</summary>
    public const int FirstDevice = 0x30;
    public const int LastDevice = 0xEF;
    public const int Timer = 0xF0;

    /// <summary>The local APIC's spurious interrupt: its low four bits are ones on old processors.</summary>
    public const int Spurious = 0xFF;

    /// <summary>Interrupt objects at most.</summary>
    public const int DeviceCount = LastDevice - FirstDevice + 1;
}
