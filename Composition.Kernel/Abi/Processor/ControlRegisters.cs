// Bits of the control registers. AMD APM vol. 2, 3.1.1, 3.1.3 and 11.5.2.
namespace CamkesNet.Abi.Processor;

/// <summary>Bits of CR0.</summary>
internal static class Cr0
{
    public const ulong ProtectionEnable = 1UL << 0;
    public const ulong MonitorCoprocessor = 1UL << 1;
    public const ulong Emulation = 1UL << 2;
    public const ulong TaskSwitched = 1UL << 3;

    /// <summary>Always 1 on processors with long mode.</summary>
    public const ulong ExtensionType = 1UL << 4;
    public const ulong NumericError = 1UL << 5;
    public const ulong WriteProtect = 1UL << 16;
    public const ulong NotWriteThrough = 1UL << 29;
    public const ulong CacheDisable = 1UL << 30;
    public const ulong Paging = 1UL << 31;
}

/// <summary>Bits of CR4.</summary>
internal static class Cr4
{
    public const ulong Virtual8086Extensions = 1UL << 0;
    public const ulong ProtectedModeVirtualInterrupts = 1UL << 1;
    public const ulong TimestampDisable = 1UL << 2;
    public const ulong DebuggingExtensions = 1UL << 3;
    public const ulong PageSizeExtensions = 1UL << 4;
    public const ulong PhysicalAddressExtension = 1UL << 5;
    public const ulong MachineCheck = 1UL << 6;
    public const ulong GlobalPages = 1UL << 7;
    public const ulong PerformanceCounters = 1UL << 8;
    public const ulong OsFxsave = 1UL << 9;
    public const ulong SimdExceptions = 1UL << 10;
    public const ulong UserModeInstructionPrevention = 1UL << 11;
    public const ulong LinearAddress57 = 1UL << 12;
    public const ulong FsGsBase = 1UL << 16;
    public const ulong ProcessContextIdentifiers = 1UL << 17;
    public const ulong OsXsave = 1UL << 18;
    public const ulong SupervisorExecutionProtection = 1UL << 20;
    public const ulong SupervisorAccessProtection = 1UL << 21;
    public const ulong ProtectionKeys = 1UL << 22;
}

/// <summary>Bits of XCR0: the state components that XSAVE keeps.</summary>
internal static class Xcr0
{
    public const ulong X87 = 1UL << 0;
    public const ulong Sse = 1UL << 1;
    public const ulong Avx = 1UL << 2;
    public const ulong Avx512 = 7UL << 5;
    public const ulong ProtectionKeys = 1UL << 9;
}
