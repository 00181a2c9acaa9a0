// Bits of the registers that checks write and read.
namespace CamkesNet.Tests.Contract;

/// <summary>Bits of EFLAGS. Intel SDM vol. 1, 3.4.3.</summary>
internal static class Eflags
{
    public const int AlwaysOne = 1 << 1;
    public const int Trap = 1 << 8;
    public const int IoPrivilegeLevel3 = 3 << 12;
    public const int NestedTask = 1 << 14;
}

/// <summary>Bits of CR0. Intel SDM vol. 3, 2.5.</summary>
internal static class Cr0
{
    public const uint ProtectionEnable = 1U << 0;
    public const uint TaskSwitched = 1U << 3;
    public const uint ExtensionType = 1U << 4;
    public const uint WriteProtect = 1U << 16;
    public const uint Paging = 1U << 31;
}

/// <summary>Bits of CR4. Intel SDM vol. 3, 2.5.</summary>
internal static class Cr4
{
    public const int PageSizeExtensions = 1 << 4;
    public const int PhysicalAddressExtension = 1 << 5;
    public const int GlobalPages = 1 << 7;
    public const int OsXsave = 1 << 18;
}

/// <summary>Bits of DR6, which reports the cause of a debug exception. Intel SDM vol. 3, 18.2.3.</summary>
internal static class Dr6
{
    public const int Breakpoint0 = 1 << 0;
    public const int BreakpointMask = 0xF;
    public const int SingleStep = 1 << 14;
}

/// <summary>Bits of DR7, which turns breakpoints on. Intel SDM vol. 3, 18.2.4.</summary>
internal static class Dr7
{
    public const int Local0 = 1 << 0;
    public const int Local1 = 1 << 2;
    public const int AlwaysOne = 1 << 10;

    /// <summary>R/W1: breakpoint 1 is for writes.</summary>
    public const int Writes1 = 1 << 20;

    /// <summary>LEN1: breakpoint 1 has 4 bytes.</summary>
    public const int FourBytes1 = 3 << 22;
}
