// Why a component was stopped, as the kernel reports it.
namespace CamkesNet.Abi;

/// <summary>What a component did that made the kernel stop it. The report's code is CN4000 + value.</summary>
internal enum FaultKind : byte
{
    None = 0,
    NullReference = 1,
    UnmappedMemory = 2,
    WriteToReadOnly = 3,
    ExecuteData = 4,
    StackOverflow = 5,
    InvalidInstruction = 6,
    ArithmeticFault = 7,
    GeneralProtection = 8,
    EmptyCapabilitySlot = 9,
    WrongCapabilityKind = 10,
    MissingRights = 11,
    InvalidArgument = 12,
    InvalidOperation = 13,
    UnhandledException = 14,
    OutOfMemory = 15,
    AssertionFailed = 16,
    OtherTrap = 17,
}
