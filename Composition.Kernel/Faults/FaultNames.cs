// Names for fault reports: enumeration names as text, without reflection.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Faults;

/// <summary>Names of fault kinds.</summary>
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
}
