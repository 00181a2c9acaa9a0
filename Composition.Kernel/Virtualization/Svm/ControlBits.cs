// Bits of single fields of the VMCB's control area.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>The field at 060h: AMD APM vol. 2, 15.21.</summary>
internal static class VirtualInterruptControl
{
    /// <summary>The guest's CR8, in bits 3:0.</summary>
    public const ulong TaskPriorityMask = 0xFF;

    /// <summary>A virtual interrupt is pending (V_IRQ).</summary>
    public const ulong Pending = 1UL << 8;

    /// <summary>Its priority is not compared with the task priority (V_IGN_TPR).</summary>
    public const ulong IgnoreTaskPriority = 1UL << 20;

    /// <summary>
    /// RFLAGS.IF of the guest masks virtual interrupts only; the host's at VMRUN masks physical ones (V_INTR_MASKING).
    /// </summary>
    public const ulong Masking = 1UL << 24;
}

/// <summary>The field at 05Ch: AMD APM vol. 2, 15.16.</summary>
internal static class TlbControl
{
    public const byte None = 0;
    public const byte FlushAll = 1;

    /// <summary>This guest's translations only; needs <see cref="SvmFeatures.FlushByAsid"/>.</summary>
    public const byte FlushGuest = 3;
}

/// <summary>The field at 090h.</summary>
internal static class NestedControl
{
    public const ulong NestedPaging = 1UL << 0;
}

/// <summary>EXITINFO1 of an I/O intercept: AMD APM vol. 2, 15.10.2.</summary>
internal static class IoExitInformation
{
    public const ulong In = 1UL << 0;
    public const ulong String = 1UL << 2;
    public const ulong Repeat = 1UL << 3;

    /// <summary>Three bits, one of which is set: the operand has 1, 2 or 4 bytes.</summary>
    public const int OperandSizeShift = 4;
    public const ulong OperandSizeMask = 7;

    /// <summary>Three bits, one of which is set on string instructions: the address has 2, 4 or 8 bytes.</summary>
    public const int AddressSizeShift = 7;
    public const ulong AddressSizeMask = 7;

    /// <summary>Segment of OUTS' source; only with <see cref="SvmFeatures.DecodeAssists"/>.</summary>
    public const int SegmentShift = 10;
    public const ulong SegmentMask = 7;

    public const int PortShift = 16;
}

/// <summary>EXITINFO1 of a nested page fault: AMD APM vol. 2, 15.25.6.</summary>
internal static class NestedPageFaultInformation
{
    public const ulong Write = 1UL << 1;
    public const ulong Fetch = 1UL << 4;

    /// <summary>The fault was met while the guest's own page tables were walked.</summary>
    public const ulong PageTableWalk = 1UL << 33;
}

/// <summary>EXITINFO2 of a task switch; EXITINFO1 is the new task's selector: AMD APM vol. 2, 15.14.1.</summary>
internal static class TaskSwitchExitInformation
{
    public const ulong SelectorMask = 0xFFFF;

    /// <summary>Bits 31:0 with <see cref="HasErrorCode"/>.</summary>
    public const ulong ErrorCodeMask = uint.MaxValue;
    public const ulong Return = 1UL << 36;
    public const ulong Jump = 1UL << 38;
    public const ulong HasErrorCode = 1UL << 44;

    /// <summary>RFLAGS.RF as the old task is to be left with.</summary>
    public const ulong ResumeFlag = 1UL << 48;
}
