// The operations of the system call instruction, as the kernel, the components' stubs and the tests see them.
namespace CamkesNet.Abi;

/// <summary>
/// What a thread asks of the kernel: the value of RAX at SYSCALL. RDI is the capability slot that the operation is
/// about, RSI the message tag or first argument, RDX, R8, R9 and R10 the four message words or further arguments.
/// On return RAX is the result, RSI the tag and RDX, R8, R9, R10 the words of a received message.
/// RCX and R11 are clobbered by the instruction itself (AMD APM vol. 3, SYSCALL).
/// A misuse (empty slot, wrong kind, missing right, bad length) stops the thread's component with a fault report.
/// </summary>
internal enum SystemCallOperation : ulong
{
    /// <summary>Sends a message to an endpoint and waits for the reply. Result: a <see cref="CallStatus"/>.</summary>
    Call = 0,

    /// <summary>Replies to the caller this thread last received from, then does as <see cref="Receive"/>.</summary>
    ReplyReceive = 1,

    /// <summary>
    /// Waits for a message on an endpoint, or for the notification bound to this thread.
    /// Result: the sender's badge, or <see cref="SystemCallResult.Notified"/> with the notification's badge bits.
    /// </summary>
    Receive = 2,

    /// <summary>Sets the capability's badge bits in a notification and wakes its waiter.</summary>
    Signal = 3,

    /// <summary>
    /// Waits for a notification until RSI, an absolute time-stamp counter value (ulong.MaxValue: for ever). RDX: the
    /// badge bits that the caller cannot go on without, for a report if they can never come; 0: it has nothing to do,
    /// and without a deadline it is finished; R8 is then not 0 if it has failed.
    /// Result: the badge bits, taken and cleared; 0 when the deadline has passed.
    /// </summary>
    Wait = 4,

    /// <summary>As <see cref="Wait"/>, without waiting. Result: the badge bits or 0.</summary>
    Poll = 5,

    /// <summary>Lets an interrupt object fire again after its notification was handled.</summary>
    InterruptAcknowledge = 6,

    /// <summary>Arms a timer object for RSI, an absolute time-stamp counter value; ulong.MaxValue disarms it.</summary>
    TimerSet = 7,

    /// <summary>Reads an I/O port: RSI port, RDX width in bytes (1, 2, 4). Result: the value.</summary>
    PortIn = 8,

    /// <summary>Writes an I/O port: RSI port, RDX width in bytes (1, 2, 4), R8 value.</summary>
    PortOut = 9,

    /// <summary>
    /// Enters the guest of a vCPU object until an exit that the kernel does not handle, or until the notification
    /// bound to this thread is signalled. The state is in the vCPU's <see cref="VcpuState"/> page.
    /// Result: a <see cref="VcpuExitReason"/>.
    /// </summary>
    VcpuRun = 10,

    /// <summary>
    /// Stores every register group of the vCPU in its state page (an exit stores the common ones only).
    /// </summary>
    VcpuReadState = 11,

    /// <summary>Starts another thread of the own component that was created stopped.</summary>
    ThreadStart = 12,

    /// <summary>
    /// Acts on another component: RSI is a <see cref="ControlRequest"/>. Result depends on the request.
    /// </summary>
    Control = 13,

    /// <summary>
    /// Writes RDX bytes of UTF-8 at RSI to the log (512 at most a call). Result: 1, or 0 after a short sleep when an earlier
    /// text of the component still waits for the serial port: try again.
    /// </summary>
    LogWrite = 14,

    /// <summary>
    /// Ends the own component and reports why: RSI a <see cref="FaultKind"/>, RDX and R8 address and length of a UTF-8
    /// text (512 bytes at most), R9 the instruction that is to blame. Slot 0. Does not return.
    /// </summary>
    Fail = 15,

    /// <summary>Lets other threads of the same priority run. Slot 0.</summary>
    Yield = 16,

    /// <summary>
    /// Reads kernel facts: RSI is a <see cref="KernelFact"/>; needs the log capability. Result: the value.
    /// </summary>
    KernelFact = 17,

    /// <summary>
    /// Writes RDX bytes (16 at most) to one I/O port, RSI, one after another: those of R8, then of R9, lowest first.
    /// </summary>
    PortOutBytes = 18,
}

/// <summary>Bits of a system call's result in addition to its value.</summary>
internal static class SystemCallResult
{
    /// <summary>Set in the result of a receive that returned because the bound notification was signalled.</summary>
    public const ulong Notified = 1UL << 63;
}

/// <summary>The result of <see cref="SystemCallOperation.Call"/>.</summary>
internal enum CallStatus : ulong
{
    Replied = 0,

    /// <summary>The server was stopped or restarted before it replied.</summary>
    ServerDied = 1,
}

/// <summary>What <see cref="SystemCallOperation.Control"/> can do to a component.</summary>
internal enum ControlRequest : ulong
{
    /// <summary>Result: 0 running, 1 suspended, 2 stopped by a fault.</summary>
    Status = 0,
    Suspend = 1,
    Resume = 2,

    /// <summary>Puts the component back to its state at boot and starts it.</summary>
    Restart = 3,
}

/// <summary>Facts that <see cref="SystemCallOperation.KernelFact"/> returns.</summary>
internal enum KernelFact : ulong
{
    /// <summary>Frequency of the time-stamp counter, in hertz.</summary>
    TimestampFrequency = 0,

    /// <summary>A <see cref="VirtualizationKind"/>: what guests can run on here.</summary>
    Virtualization = 1,
}

/// <summary>The processor's virtualization extension that the kernel uses.</summary>
internal enum VirtualizationKind : ulong
{
    None = 0,
    Svm = 1,
    Vmx = 2,
}
