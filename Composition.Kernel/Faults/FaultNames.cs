// Names for fault reports: enumeration names as text, without reflection.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Faults;

/// <summary>Names of fault kinds and system calls.</summary>
internal static class FaultNames
{
    public static ReadOnlySpan<byte> Of(FaultKind kind) => kind switch
    {
        FaultKind.NullReference => "NullReference"u8,
        FaultKind.UnmappedMemory => "UnmappedMemory"u8,
        FaultKind.WriteToReadOnly => "WriteToReadOnly"u8,
        FaultKind.ExecuteData => "ExecuteData"u8,
        FaultKind.StackOverflow => "StackOverflow"u8,
        FaultKind.InvalidInstruction => "InvalidInstruction"u8,
        FaultKind.ArithmeticFault => "ArithmeticFault"u8,
        FaultKind.GeneralProtection => "GeneralProtection"u8,
        FaultKind.EmptyCapabilitySlot => "EmptyCapabilitySlot"u8,
        FaultKind.WrongCapabilityKind => "WrongCapabilityKind"u8,
        FaultKind.MissingRights => "MissingRights"u8,
        FaultKind.InvalidArgument => "InvalidArgument"u8,
        FaultKind.InvalidOperation => "InvalidOperation"u8,
        FaultKind.UnhandledException => "UnhandledException"u8,
        FaultKind.OutOfMemory => "OutOfMemory"u8,
        FaultKind.AssertionFailed => "AssertionFailed"u8,
        _ => "OtherTrap"u8,
    };

    public static ReadOnlySpan<byte> Of(SystemCallOperation operation) => operation switch
    {
        SystemCallOperation.Call => "Call"u8,
        SystemCallOperation.ReplyReceive => "ReplyReceive"u8,
        SystemCallOperation.Receive => "Receive"u8,
        SystemCallOperation.Signal => "Signal"u8,
        SystemCallOperation.Wait => "Wait"u8,
        SystemCallOperation.Poll => "Poll"u8,
        SystemCallOperation.InterruptAcknowledge => "InterruptAcknowledge"u8,
        SystemCallOperation.TimerSet => "TimerSet"u8,
        SystemCallOperation.PortIn => "PortIn"u8,
        SystemCallOperation.PortOut => "PortOut"u8,
        SystemCallOperation.VcpuRun => "VcpuRun"u8,
        SystemCallOperation.VcpuReadState => "VcpuReadState"u8,
        SystemCallOperation.ThreadStart => "ThreadStart"u8,
        SystemCallOperation.Control => "Control"u8,
        SystemCallOperation.LogWrite => "LogWrite"u8,
        SystemCallOperation.Fail => "Fail"u8,
        SystemCallOperation.Yield => "Yield"u8,
        SystemCallOperation.KernelFact => "KernelFact"u8,
        _ => "unknown"u8,
    };
}
