// The system calls: number, what their slot must hold, and what carries them out. Dispatch and checks follow from these
// lines; docs/system-calls.md is tested against them.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using static CamkesNet.Abi.CapabilityRights;
using Kind = CamkesNet.Abi.CapabilityKind;
using Operation = CamkesNet.Abi.SystemCallOperation;

namespace CamkesNet.Kernel.Entry;

/// <summary>The one table of system calls.</summary>
// Sound: static data without references never moves, and the index is at most that of the last row. The compiler
// compares each method's signature with the row's.
internal static unsafe class SystemCallTable
{
    /// <summary>The last row is for every number that is no operation.</summary>
    private const int LastRow = (int)Operation.PortOutBytes + 1;

    private static Rows rows;

    /// <summary>Fills the table at boot: the addresses of methods are known to the linker only.</summary>
    public static void Fill()
    {
        rows = default;
        Set(Operation.Call, Kind.Endpoint, Send, &Endpoint.Call);
        Set(Operation.ReplyReceive, Kind.Endpoint, Receive, &Endpoint.ReplyReceive);
        Set(Operation.Receive, Kind.Endpoint, Receive, &Endpoint.Receive);
        Set(Operation.Signal, Kind.Notification, Send, &Notification.Signal);
        Set(Operation.Wait, Kind.Notification, Receive, &Notification.Wait);
        Set(Operation.Poll, Kind.Notification, Receive, &Notification.Poll, callerGoesOn: true);
        Set(Operation.InterruptAcknowledge, Kind.Interrupt, Send, &InterruptObject.Acknowledge);
        Set(Operation.TimerSet, Kind.Timer, Send, &TimerObject.Set);
        Set(Operation.PortIn, Kind.IoPorts, Receive, &IoPorts.In, callerGoesOn: true);
        Set(Operation.PortOut, Kind.IoPorts, Send, &IoPorts.Out, callerGoesOn: true);
        Set(Operation.VcpuRun, Kind.Vcpu, Control, &GuestRun.Begin);
        Set(Operation.VcpuReadState, Kind.Vcpu, Control, &GuestRun.ReadState, callerGoesOn: true);
        Set(Operation.ThreadStart, Kind.Thread, Control, &Thread.Start);
        Set(Operation.Control, Kind.Control, Control, &Component.Control);
        Set(Operation.LogWrite, Kind.Log, Control, &DebugLog.Write);
        Set(Operation.Fail, Kind.None, None, &FaultHandler.Fail);
        Set(Operation.Yield, Kind.None, None, &Thread.Yield);
        Set(Operation.KernelFact, Kind.Log, Control, &DebugLog.ReadFact, callerGoesOn: true);
        Set(Operation.PortOutBytes, Kind.IoPorts, Send, &IoPorts.OutBytes, callerGoesOn: true);
        Set((Operation)LastRow, Kind.None, None, &RefuseUnknown);
    }

    /// <summary>The row of an operation; of any other number, one that refuses it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SystemCall* Find(Operation operation) =>
        (SystemCall*)Unsafe.AsPointer(ref rows) + Math.Min((ulong)operation, LastRow);

    private static void Set(
        Operation operation, Kind kind, CapabilityRights rights,
        delegate*<Thread*, Capability*, FaultKind> method, bool callerGoesOn = false) =>
        *Find(operation) = new SystemCall(kind, rights, method, callerGoesOn);

    private static FaultKind RefuseUnknown(Thread* caller, Capability* capability) => FaultKind.InvalidOperation;

    [InlineArray(LastRow + 1)]
    private struct Rows
    {
        private SystemCall first;
    }
}
