// The system calls, by name.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>
/// The system calls of components. The kernel checks slot, kind and rights, and stops the component on misuse.
/// </summary>
internal static unsafe class SystemCalls
{
    public static CallStatus Call(ulong slot, Message* message) =>
        (CallStatus)NativeMethods.SystemCallMessage(SystemCallOperation.Call, slot, message);

    /// <returns>The sender's badge, or <see cref="SystemCallResult.Notified"/> and badge bits.</returns>
    public static ulong Receive(ulong slot, Message* message) =>
        NativeMethods.SystemCallMessage(SystemCallOperation.Receive, slot, message);

    /// <returns>The sender's badge, or <see cref="SystemCallResult.Notified"/> and badge bits.</returns>
    public static ulong ReplyReceive(ulong slot, Message* message) =>
        NativeMethods.SystemCallMessage(SystemCallOperation.ReplyReceive, slot, message);

    public static void Signal(ulong slot) => Invoke(SystemCallOperation.Signal, slot);

    /// <param name="slot">A notification.</param>
    /// <param name="deadline">When the wait ends at the latest.</param>
    /// <param name="awaited">The bits that the caller cannot go on without; 0: it has nothing to do.</param>
    public static ulong Wait(ulong slot, ulong deadline, ulong awaited) =>
        Invoke(SystemCallOperation.Wait, slot, deadline, awaited);

    /// <summary>Waits for nothing: the component's program has ended.</summary>
    public static void WaitAfterEnd(ulong slot, bool hasFailed) =>
        Invoke(SystemCallOperation.Wait, slot, ulong.MaxValue, 0, hasFailed ? 1UL : 0);

    public static ulong Poll(ulong slot) => Invoke(SystemCallOperation.Poll, slot);

    public static void AcknowledgeInterrupt(ulong slot) => Invoke(SystemCallOperation.InterruptAcknowledge, slot);

    public static void SetTimer(ulong slot, ulong deadline) => Invoke(SystemCallOperation.TimerSet, slot, deadline);

    public static uint PortIn(ulong slot, ushort port, int width) =>
        (uint)Invoke(SystemCallOperation.PortIn, slot, port, (ulong)width);

    public static void PortOut(ulong slot, ushort port, int width, uint value) =>
        Invoke(SystemCallOperation.PortOut, slot, port, (ulong)width, value);

    public static void PortOutBytes(ulong slot, ushort port, int count, ulong first, ulong second) =>
        Invoke(SystemCallOperation.PortOutBytes, slot, port, (ulong)count, first, second);

    public static VcpuExitReason RunVcpu(ulong slot) => (VcpuExitReason)Invoke(SystemCallOperation.VcpuRun, slot);

    public static void ReadVcpuState(ulong slot) => Invoke(SystemCallOperation.VcpuReadState, slot);

    public static void StartThread(ulong slot) => Invoke(SystemCallOperation.ThreadStart, slot);

    public static void WriteLog(byte* text, int length)
    {
        while (Invoke(SystemCallOperation.LogWrite, CapabilitySlot.Log, (ulong)text, (ulong)length) == 0)
        {
            // An earlier text of the component waits for the serial port; the kernel has let the thread sleep a little.
        }
    }

    public static ulong GetFact(KernelFact fact) =>
        Invoke(SystemCallOperation.KernelFact, CapabilitySlot.Log, (ulong)fact);

    public static void Fail(FaultKind kind, byte* text, int length, ulong instruction) =>
        Invoke(SystemCallOperation.Fail, CapabilitySlot.None, (ulong)kind, (ulong)text, (ulong)length, instruction);

    private static ulong Invoke(
        SystemCallOperation operation, ulong slot, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0) =>
        NativeMethods.SystemCall(operation, slot, a, b, c, d);
}
