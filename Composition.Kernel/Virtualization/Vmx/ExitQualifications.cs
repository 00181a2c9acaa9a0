// Exit qualifications and instruction information: Intel SDM vol. 3, 28.2.1 and 28.2.5.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Qualification of an I/O instruction: table 28-5.</summary>
internal static class IoQualification
{
    /// <summary>Bytes less one.</summary>
    public const ulong SizeMask = 7;
    public const ulong In = 1UL << 3;
    public const ulong String = 1UL << 4;
    public const ulong Repeat = 1UL << 5;
    public const int PortShift = 16;
}

/// <summary>Instruction information of INS and OUTS: table 28-8.</summary>
internal static class StringInstruction
{
    /// <summary>0, 1, 2 for an address of 16, 32, 64 bits.</summary>
    public const int AddressSizeShift = 7;
    public const uint AddressSizeMask = 7;

    /// <summary>OUTS only: in the order ES, CS, SS, DS, FS, GS.</summary>
    public const int SegmentShift = 15;
    public const uint SegmentMask = 7;
}

/// <summary>Qualification of a control register access: table 28-3.</summary>
internal static class ControlRegisterQualification
{
    public const ulong NumberMask = 0xF;
    public const int KindShift = 4;
    public const ulong KindMask = 3;
    public const ulong KindWrite = 0;
    public const ulong KindRead = 1;
    public const int RegisterShift = 8;
    public const ulong RegisterMask = 0xF;
}

/// <summary>Qualification of an EPT violation: table 28-7.</summary>
internal static class EptViolationQualification
{
    public const ulong Write = 1UL << 1;
    public const ulong Fetch = 1UL << 2;

    /// <summary>The linear address is valid; then bit 8 reports whether its translation was complete.</summary>
    public const ulong LinearAddressValid = 1UL << 7;
    public const ulong FinalAddress = 1UL << 8;
    public const ulong UnblockedByIret = 1UL << 12;
}

/// <summary>Qualification of a task switch: table 28-2.</summary>
internal static class TaskSwitchQualification
{
    public const ulong SelectorMask = 0xFFFF;
    public const int SourceShift = 30;
    public const ulong SourceMask = 3;
    public const ulong SourceCall = 0;
    public const ulong SourceReturn = 1;
    public const ulong SourceJump = 2;
}

/// <summary>The interruptibility field: table 25-3.</summary>
internal static class Interruptibility
{
    public const ulong BlockedBySti = 1UL << 0;
    public const ulong BlockedByMovSs = 1UL << 1;
    public const ulong BlockedByNmi = 1UL << 3;
    public const ulong Shadow = BlockedBySti | BlockedByMovSs;
}

/// <summary>Debug exceptions, as DR6, pending exceptions and qualification have them: tables 25-4 and 28-1.</summary>
internal static class DebugException
{
    public const ulong BreakpointMask = 0xF;

    /// <summary>DR7.GD was set.</summary>
    public const ulong AccessDetected = 1UL << 13;
    public const ulong SingleStep = 1UL << 14;
    public const ulong ReportedMask = BreakpointMask | AccessDetected | SingleStep;

    /// <summary>DR7: accesses to debug registers are exceptions; delivery of #DB clears it.</summary>
    public const ulong Dr7GeneralDetect = 1UL << 13;
}
