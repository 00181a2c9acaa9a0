// Bits of CR0, CR4 and EFER that the monitor looks at. AMD APM vol. 2, 3.1.1, 3.1.3 and 3.1.7.
namespace CamkesNet.Vmm.Processor;

/// <summary>Bits of CR0.</summary>
internal static class Cr0
{
    public const ulong ProtectionEnable = 1UL << 0;
    public const ulong TaskSwitched = 1UL << 3;
    public const ulong ExtensionType = 1UL << 4;
    public const ulong WriteProtect = 1UL << 16;
    public const ulong NotWriteThrough = 1UL << 29;
    public const ulong CacheDisable = 1UL << 30;
    public const ulong Paging = 1UL << 31;
}

/// <summary>Bits of CR4.</summary>
internal static class Cr4
{
    public const ulong PageSizeExtensions = 1UL << 4;
    public const ulong PhysicalAddressExtension = 1UL << 5;
    public const ulong LinearAddress57 = 1UL << 12;
    public const ulong OsXsave = 1UL << 18;
    public const ulong SupervisorExecutionProtection = 1UL << 20;
    public const ulong SupervisorAccessProtection = 1UL << 21;
    public const ulong ProtectionKeys = 1UL << 22;
}

/// <summary>Bits of the EFER MSR.</summary>
internal static class Efer
{
    public const ulong SystemCallExtensions = 1UL << 0;
    public const ulong LongModeEnable = 1UL << 8;
    public const ulong LongModeActive = 1UL << 10;
    public const ulong NoExecuteEnable = 1UL << 11;
    public const ulong SecureVirtualMachineEnable = 1UL << 12;
    public const ulong FastFxsave = 1UL << 14;
}
