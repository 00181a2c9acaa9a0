// The page that the kernel and a virtual machine monitor share for one vCPU: exit, registers, and what to do at entry.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>Why the guest was left. Numbers of our own, so that SVM and VT-x look alike to the monitor.</summary>
internal enum VcpuExitReason : uint
{
    None = 0,

    /// <summary>IN, OUT, INS or OUTS: see <see cref="PortAccess"/> in <see cref="VcpuState.Qualification"/>.</summary>
    PortAccess = 1,

    /// <summary>A guest-physical address that is not mapped for the access: see <see cref="MemoryAccess"/>.</summary>
    MemoryAccess = 2,
    Cpuid = 3,
    MsrRead = 4,
    MsrWrite = 5,
    Halt = 6,

    /// <summary>
    /// The guest can take an interrupt now, as <see cref="VcpuState.InterruptWindowRequested"/> asked, or another
    /// non-maskable one, see <see cref="VcpuState.NonMaskableBlocked"/>.
    /// </summary>
    InterruptWindow = 7,

    /// <summary>
    /// The notification bound to the thread was signalled; its bits are in <see cref="VcpuState.Badge"/>.
    /// </summary>
    Notified = 8,

    /// <summary>The host's time-stamp counter has reached <see cref="VcpuState.Deadline"/>.</summary>
    DeadlineReached = 9,

    /// <summary>Triple fault.</summary>
    Shutdown = 10,
    Hypercall = 11,
    ControlRegisterAccess = 12,
    DebugRegisterAccess = 13,
    Exception = 14,

    /// <summary>A task switch by hardware: see <see cref="TaskSwitchAccess"/> in Qualification.</summary>
    TaskSwitch = 15,
    ExtendedControlRegisterWrite = 16,
    CacheControl = 17,
    MonitorWait = 18,
    Pause = 19,

    /// <summary>An instruction that guests may not use here (VMX or SVM instructions, RSM, …): inject #UD.</summary>
    ForbiddenInstruction = 20,

    /// <summary>The entry state was refused; Qualification is the number of the check that failed.</summary>
    InvalidState = 21,

    /// <summary>No virtualization hardware: the guest cannot run.</summary>
    NotAvailable = 22,

    /// <summary>Anything else; <see cref="VcpuState.HardwareReason"/> has the raw code.</summary>
    Other = 23,
}

/// <summary>Qualification of a port access: bits 0–15 the port, then these.</summary>
internal static class PortAccess
{
    public const ulong PortMask = 0xFFFF;
    public const int WidthShift = 16; // bytes: 1, 2 or 4
    public const ulong WidthMask = 7;
    public const ulong In = 1UL << 24;
    public const ulong String = 1UL << 25;
    public const ulong Repeat = 1UL << 26;
    public const int SegmentShift = 28; // SegmentIndex of OUTS' source; meaningful on string instructions only
    public const int AddressSizeShift = 32; // bytes: 2, 4 or 8

    /// <summary>What <see cref="VcpuState.PostedAccess"/> holds beside the port: an OUT of one byte.</summary>
    public const ulong ByteWrite = 1UL << WidthShift;
}

/// <summary>Qualification of a memory access.</summary>
internal static class MemoryAccess
{
    public const ulong Write = 1;
    public const ulong Fetch = 2;

    /// <summary>The fault happened in the walk of the guest's own page tables, not at the final address.</summary>
    public const ulong PageTableWalk = 4;
}

/// <summary>What has asked for a task switch.</summary>
internal enum TaskSwitchSource : uint
{
    /// <summary>A far CALL; RIP is at the instruction, as with the next three.</summary>
    Call = 0,

    /// <summary>IRET with RFLAGS.NT set.</summary>
    Return = 1,

    /// <summary>A far JMP.</summary>
    Jump = 2,

    /// <summary>INT n, INT3, INTO or INT1 through a task gate.</summary>
    SoftwareInterrupt = 3,

    /// <summary>
    /// An interrupt or exception through a task gate; <see cref="VcpuState.InterruptedEvent"/> has it. RIP and RFLAGS
    /// are what the old task is to be left with.
    /// </summary>
    Event = 4,
}

/// <summary>Qualification of a task switch: bits 0–15 the new task's selector, then these.</summary>
internal static class TaskSwitchAccess
{
    public const ulong SelectorMask = 0xFFFF;
    public const int SourceShift = 16; // a TaskSwitchSource
    public const ulong SourceMask = 7;

    /// <summary>The new task gets <see cref="VcpuState.ExceptionErrorCode"/> on its stack.</summary>
    public const ulong HasErrorCode = 1UL << 24;
}

/// <summary>
/// Groups of registers in <see cref="VcpuState"/>: which are valid after an exit, which to load at entry.
/// </summary>
[Flags]
internal enum VcpuRegisterGroup : uint
{
    None = 0,

    /// <summary>General registers, RIP, RFLAGS: always stored and always loaded.</summary>
    General = 1,

    /// <summary>Control registers, EFER: always stored; loaded when marked.</summary>
    Control = 2,

    /// <summary>CS, SS, DS, ES: always stored; loaded when marked.</summary>
    Segments = 4,

    /// <summary>FS, GS, LDTR, TR, GDTR, IDTR: stored by VcpuReadState; loaded when marked.</summary>
    System = 8,

    /// <summary>The MSR fields, debug registers, XCR0: stored by VcpuReadState; loaded when marked.</summary>
    ModelSpecific = 16,
    All = 31,
}

/// <summary>Order of <see cref="VcpuState"/>'s general registers: as instructions encode them.</summary>
internal enum GeneralRegister
{
    Rax, Rcx, Rdx, Rbx, Rsp, Rbp, Rsi, Rdi, R8, R9, R10, R11, R12, R13, R14, R15,
}

/// <summary>
/// A segment register. Attributes as in the VMCB: AMD APM vol. 2, 15.5.1 (descriptor bits 55:52 and 47:40).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentRegister
{
    public ushort Selector;
    public ushort Attributes;
    public uint Limit;
    public ulong Base;
}

/// <summary>An event to be injected at the next entry. Form as EVENTINJ: AMD APM vol. 2, 15.20.</summary>
internal static class EventInjection
{
    public const ulong VectorMask = 0xFF;
    public const ulong TypeExternalInterrupt = 0UL << 8;
    public const ulong TypeNonMaskable = 2UL << 8;
    public const ulong TypeException = 3UL << 8;
    public const ulong TypeSoftwareInterrupt = 4UL << 8;
    public const ulong TypeMask = 7UL << 8;
    public const ulong ErrorCodeValid = 1UL << 11;
    public const ulong Valid = 1UL << 31;
    public const int ErrorCodeShift = 32;
}

/// <summary>
/// One page, shared between the kernel and the monitor. The kernel takes a copy of what it must check.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VcpuState
{
    // The exit: the kernel writes.
    public VcpuExitReason ExitReason;
    public VcpuRegisterGroup ValidGroups;
    public ulong Qualification;
    public ulong GuestPhysicalAddress;

    /// <summary>
    /// RIP of the next instruction if the hardware reports it or the length is fixed; 0 if it must be decoded.
    /// </summary>
    public ulong NextInstruction;

    /// <summary>Bits of the bound notification, with exit reason Notified.</summary>
    public ulong Badge;

    /// <summary>Raw exit code of the hardware, for reports.</summary>
    public ulong HardwareReason;

    /// <summary>Host time-stamp counter at the exit.</summary>
    public ulong ExitTimestamp;

    /// <summary>1 when RFLAGS.IF is set and no interrupt shadow holds interrupts back.</summary>
    public uint Interruptible;

    /// <summary>1 while the instruction after STI or MOV SS runs; written back at entry.</summary>
    public uint InterruptShadow;

    /// <summary>An event whose delivery the exit cut short (EXITINTINFO form); the monitor injects it again.</summary>
    public ulong InterruptedEvent;
    public uint ExceptionVector;
    public uint ExceptionErrorCode;

    // The entry: the monitor writes, the kernel checks.

    /// <summary>Groups to load into the vCPU; cleared by the kernel when done.</summary>
    public VcpuRegisterGroup DirtyGroups;

    /// <summary>1: leave the guest as soon as it can take an interrupt.</summary>
    public uint InterruptWindowRequested;

    /// <summary>Event to inject: see <see cref="EventInjection"/>; cleared by the kernel when taken.</summary>
    public ulong Injection;

    /// <summary>Leave the guest when the host's time-stamp counter reaches this; ulong.MaxValue for never.</summary>
    public ulong Deadline;

    /// <summary>Added to the host's time-stamp counter to make the guest's.</summary>
    public ulong TimestampOffset;

    /// <summary>Bit n: leave the guest on exception n.</summary>
    public uint InterceptedExceptions;

    /// <summary>
    /// The kernel writes at every exit: 1 while the guest handles a non-maskable interrupt and cannot take another.
    /// When that ends the guest is left with <see cref="VcpuExitReason.InterruptWindow"/>. Set to 0 it ends at the next
    /// entry.
    /// </summary>
    public uint NonMaskableBlocked;

    // General.
    public fixed ulong Registers[16];
    public ulong Rip;
    public ulong Rflags;

    // Control.
    public ulong Cr0;
    public ulong Cr2;
    public ulong Cr3;
    public ulong Cr4;
    public ulong Cr8;
    public ulong Efer;

    // Segments.
    public SegmentRegister Es;
    public SegmentRegister Cs;
    public SegmentRegister Ss;
    public SegmentRegister Ds;

    // System.
    public SegmentRegister Fs;
    public SegmentRegister Gs;
    public SegmentRegister Ldtr;
    public SegmentRegister Tr;
    public SegmentRegister Gdtr;
    public SegmentRegister Idtr;

    // ModelSpecific.
    public ulong KernelGsBase;
    public ulong Star;
    public ulong Lstar;
    public ulong Cstar;
    public ulong Sfmask;
    public ulong SysenterCs;
    public ulong SysenterEsp;
    public ulong SysenterEip;
    public ulong Pat;
    public ulong Dr0;
    public ulong Dr1;
    public ulong Dr2;
    public ulong Dr3;
    public ulong Dr6;
    public ulong Dr7;
    public ulong Xcr0;

    /// <summary>TSC_AUX: 32 bits; stays 0 where the processor has no RDTSCP and no RDPID.</summary>
    public ulong TimestampAuxiliary;

    /// <summary>
    /// PKRU, 0 where the processor has no protection keys. Stored by VcpuReadState, never loaded: it belongs to the
    /// guest's extended state, which the kernel keeps, and is here for accesses that the monitor makes for the guest.
    /// </summary>
    public ulong ProtectionKeyRights;

    /// <summary>How many bytes <see cref="PostedValues"/> has room for.</summary>
    public const uint PostedCapacity = 64;

    /// <summary>
    /// The monitor writes: a port and <see cref="PortAccess.ByteWrite"/>. Such a write of the guest does not leave it:
    /// the kernel adds its byte to <see cref="PostedValues"/>, and the guest goes on. 0: there is no such port.
    /// </summary>
    public ulong PostedAccess;

    /// <summary>
    /// The bytes that have come since the monitor set this to 0. They come before the exit that brings them: when they
    /// fill their place, the next write leaves the guest.
    /// </summary>
    public uint PostedCount;
    public fixed byte PostedValues[(int)PostedCapacity];
}
