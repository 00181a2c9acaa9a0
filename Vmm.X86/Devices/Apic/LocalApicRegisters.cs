// Offsets and bits of the local APIC. Intel SDM vol. 3A, "Advanced Programmable Interrupt Controller (APIC)",
// table "Local APIC Register Address Map" and the figures of the registers; x2APIC: "Extended XAPIC (x2APIC)".
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>Local APIC register offsets (from 0xFEE00000; x2APIC MSR = 0x800 + offset / 16) and their bits.</summary>
public static class LocalApicRegisters
{
    /// <summary>Where the registers are in guest-physical memory after reset.</summary>
    public const ulong DefaultBase = 0xFEE0_0000;

    /// <summary>The size of the register page.</summary>
    public const ulong PageSize = 0x1000;

    /// <summary>IA32_APIC_BASE.</summary>
    public const uint ApicBaseMsr = 0x1B;

    /// <summary>IA32_TSC_DEADLINE.</summary>
    public const uint TscDeadlineMsr = 0x6E0;

    /// <summary>The first x2APIC MSR.</summary>
    public const uint X2ApicFirstMsr = 0x800;

    /// <summary>The last MSR that belongs to x2APIC.</summary>
    public const uint X2ApicLastMsr = 0x8FF;

    internal const uint IdOffset = 0x020;
    internal const uint VersionOffset = 0x030;
    internal const uint TaskPriorityOffset = 0x080;
    internal const uint ArbitrationPriorityOffset = 0x090;
    internal const uint ProcessorPriorityOffset = 0x0A0;
    internal const uint EndOfInterruptOffset = 0x0B0;
    internal const uint RemoteReadOffset = 0x0C0;
    internal const uint LogicalDestinationOffset = 0x0D0;
    internal const uint DestinationFormatOffset = 0x0E0;
    internal const uint SpuriousVectorOffset = 0x0F0;
    internal const uint InServiceOffset = 0x100;
    internal const uint TriggerModeOffset = 0x180;
    internal const uint InterruptRequestOffset = 0x200;
    internal const uint ErrorStatusOffset = 0x280;
    internal const uint CommandLowOffset = 0x300;
    internal const uint CommandHighOffset = 0x310;
    internal const uint LvtTimerOffset = 0x320;
    internal const uint LvtThermalOffset = 0x330;
    internal const uint LvtPerformanceOffset = 0x340;
    internal const uint LvtLint0Offset = 0x350;
    internal const uint LvtLint1Offset = 0x360;
    internal const uint LvtErrorOffset = 0x370;
    internal const uint TimerInitialCountOffset = 0x380;
    internal const uint TimerCurrentCountOffset = 0x390;
    internal const uint TimerDivideOffset = 0x3E0;
    internal const uint SelfIpiOffset = 0x3F0;

    internal const int RegisterShift = 4;
    internal const uint RegisterStride = 1 << RegisterShift;

    // IA32_APIC_BASE.
    internal const ulong BaseBootstrap = 1UL << 8;
    internal const ulong BaseX2Apic = 1UL << 10;
    internal const ulong BaseEnable = 1UL << 11;

    // Version 0x14 (an integrated APIC), six LVT entries, no suppression of EOI broadcasts.
    internal const uint VersionNumber = 0x14;
    internal const int MaximumLvtEntryShift = 16;
    internal const int LvtEntries = 6;

    internal const int XApicIdShift = 24;
    internal const uint XApicIdMask = 0xFF;
    internal const uint FlatModel = 0xF;
    internal const int ModelShift = 28;
    internal const uint DestinationFormatReserved = 0x0FFF_FFFF;
    internal const uint XApicLogicalMask = 0xFF00_0000;

    internal const uint VectorMask = 0xFF;
    internal const int LowestLegalVector = 16;
    internal const uint PriorityClassMask = 0xF0;

    internal const uint SpuriousEnable = 1U << 8;
    internal const uint SpuriousWritable = SpuriousEnable | VectorMask;
    internal const uint SpuriousReset = 0xFF;

    // LVT entries.
    internal const int DeliveryModeShift = 8;
    internal const uint DeliveryModeMask = 7;
    internal const uint LvtActiveLow = 1U << 13;
    internal const uint LvtRemoteIrr = 1U << 14;
    internal const uint LvtLevel = 1U << 15;
    internal const uint LvtMasked = 1U << 16;
    internal const int LvtTimerModeShift = 17;
    internal const uint LvtTimerModeMask = 3;
    internal const uint LvtTimerWritable = LvtErrorWritable | (LvtTimerModeMask << LvtTimerModeShift);
    internal const uint LvtErrorWritable = LvtMasked | VectorMask;
    internal const uint LvtSensorWritable = LvtErrorWritable | (DeliveryModeMask << DeliveryModeShift);
    internal const uint LvtLintWritable = LvtSensorWritable | LvtActiveLow | LvtLevel;

    // Bits that a write may carry though they are read-only: delivery status, remote IRR.
    internal const uint LvtReadOnly = (1U << 12) | LvtRemoteIrr;

    // ICR.
    internal const uint CommandLogical = 1U << 11;
    internal const uint CommandAssert = 1U << 14;
    internal const uint CommandLevel = 1U << 15;
    internal const int CommandShorthandShift = 18;
    internal const uint CommandShorthandMask = 3;

    internal const uint CommandWritable = VectorMask | (DeliveryModeMask << DeliveryModeShift) | CommandLogical
        | CommandAssert | CommandLevel | (CommandShorthandMask << CommandShorthandShift);

    internal const uint CommandReadOnly = 1U << 12;

    // ESR.
    internal const uint ErrorSendIllegalVector = 1U << 5;
    internal const uint ErrorReceiveIllegalVector = 1U << 6;
    internal const uint ErrorIllegalRegister = 1U << 7;

    internal const uint DivideWritable = 0xB;

    // The value that a read of a register that is not there gives.
    internal const uint Absent = 0;
}
