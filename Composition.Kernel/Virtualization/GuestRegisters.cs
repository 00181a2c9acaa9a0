// Bits of the registers that a guest has, as far as the kernel looks at them (AMD APM vol. 2, chapter 3).
namespace CamkesNet.Kernel.Virtualization;

/// <summary>Bits of a guest's CR0.</summary>
internal static class GuestCr0
{
    public const ulong ProtectionEnable = 1UL << 0;

    /// <summary>Always 1 on processors with long mode.</summary>
    public const ulong ExtensionType = 1UL << 4;
    public const ulong NumericError = 1UL << 5;
    public const ulong NotWriteThrough = 1UL << 29;
    public const ulong CacheDisable = 1UL << 30;
    public const ulong Paging = 1UL << 31;
}

/// <summary>Bits of a guest's CR4.</summary>
internal static class GuestCr4
{
    public const ulong VirtualMode = 1UL << 0;
    public const ulong ProtectedModeVirtualInterrupts = 1UL << 1;
    public const ulong TimestampDisable = 1UL << 2;
    public const ulong DebuggingExtensions = 1UL << 3;
    public const ulong PageSizeExtensions = 1UL << 4;
    public const ulong PhysicalAddressExtension = 1UL << 5;
    public const ulong MachineCheck = 1UL << 6;
    public const ulong GlobalPages = 1UL << 7;
    public const ulong PerformanceCounters = 1UL << 8;
    public const ulong FxSave = 1UL << 9;
    public const ulong SimdExceptions = 1UL << 10;
    public const ulong UserModeInstructionPrevention = 1UL << 11;
    public const ulong FiveLevelPaging = 1UL << 12;
    public const ulong FsGsBase = 1UL << 16;
    public const ulong ProcessContextIdentifiers = 1UL << 17;
    public const ulong XSave = 1UL << 18;
    public const ulong SupervisorExecutionPrevention = 1UL << 20;
    public const ulong SupervisorAccessPrevention = 1UL << 21;
    public const ulong ProtectionKeys = 1UL << 22;

    /// <summary>What every processor with long mode has.</summary>
    public const ulong Baseline = VirtualMode | ProtectedModeVirtualInterrupts | TimestampDisable |
        DebuggingExtensions | PageSizeExtensions | PhysicalAddressExtension | MachineCheck | GlobalPages |
        PerformanceCounters | FxSave | SimdExceptions;
}

/// <summary>Bits of a guest's EFER.</summary>
internal static class GuestEfer
{
    public const ulong SystemCallEnable = 1UL << 0;
    public const ulong LongModeEnable = 1UL << 8;
    public const ulong LongModeActive = 1UL << 10;
    public const ulong NoExecuteEnable = 1UL << 11;
    public const ulong SvmEnable = 1UL << 12;
    public const ulong FastFxSave = 1UL << 14;
    public const ulong TranslationCacheExtension = 1UL << 15;

    public const ulong Baseline = SystemCallEnable | LongModeEnable | LongModeActive;
}

/// <summary>Bits of a guest's RFLAGS.</summary>
internal static class GuestRflags
{
    public const ulong AlwaysOne = 1UL << 1;
    public const ulong Trap = 1UL << 8;
    public const ulong InterruptEnable = 1UL << 9;
    public const ulong Resume = 1UL << 16;
    public const ulong VirtualMode = 1UL << 17;

    /// <summary>Flags that exist: CF, PF, AF, ZF, SF, TF, IF, DF, OF, IOPL, NT, RF, VM, AC, VIF, VIP, ID.</summary>
    public const ulong Defined = 0x3F_7FD5;
}

/// <summary>State components of XCR0 (AMD APM vol. 2, 11.5.2).</summary>
internal static class GuestXcr0
{
    public const ulong X87 = 1UL << 0;
    public const ulong Sse = 1UL << 1;
    public const ulong Avx = 1UL << 2;
    public const ulong Avx512 = 7UL << 5;
    public const ulong ProtectionKeys = 1UL << 9;
}

/// <summary>A segment register's attributes: descriptor bits 55:52 and 47:40 (AMD APM vol. 2, 15.5.1).</summary>
internal static class SegmentAttributes
{
    public const int PrivilegeShift = 5;
    public const int PrivilegeMask = 3;
    public const int Long = 1 << 9;
    public const int Default = 1 << 10;
    public const int Defined = 0x0FFF;
}
