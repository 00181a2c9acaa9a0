// Exceptions. AMD APM vol. 2, table 8-1 and 8.4.2.
namespace CamkesNet.Abi.Processor;

/// <summary>Vectors of exceptions.</summary>
internal enum ExceptionVector : byte
{
    DivideError = 0,
    Debug = 1,
    NonMaskableInterrupt = 2,
    Breakpoint = 3,
    Overflow = 4,
    BoundRange = 5,
    InvalidOpcode = 6,
    DeviceNotAvailable = 7,
    DoubleFault = 8,
    InvalidTaskState = 10,
    SegmentNotPresent = 11,
    Stack = 12,
    GeneralProtection = 13,
    Page = 14,
    FloatingPoint = 16,
    AlignmentCheck = 17,
    MachineCheck = 18,
    SimdFloatingPoint = 19,
    ControlProtection = 21,
    VmmCommunication = 29,
    Security = 30,
}

/// <summary>What the vectors of exceptions have in common.</summary>
internal static class ExceptionVectors
{
    /// <summary>The first vector that is not an exception's.</summary>
    public const int FirstInterrupt = 32;

    /// <summary>Vectors of exceptions and interrupts.</summary>
    public const int Count = 256;

    private const uint WithErrorCode = (1U << (int)ExceptionVector.DoubleFault)
        | (1U << (int)ExceptionVector.InvalidTaskState)
        | (1U << (int)ExceptionVector.SegmentNotPresent)
        | (1U << (int)ExceptionVector.Stack)
        | (1U << (int)ExceptionVector.GeneralProtection)
        | (1U << (int)ExceptionVector.Page)
        | (1U << (int)ExceptionVector.AlignmentCheck)
        | (1U << (int)ExceptionVector.ControlProtection)
        | (1U << (int)ExceptionVector.VmmCommunication)
        | (1U << (int)ExceptionVector.Security);

    /// <summary>Whether a vector is that of an exception which pushes an error code outside real mode.</summary>
    public static bool HasErrorCode(int vector) =>
        vector < FirstInterrupt && ((WithErrorCode >> vector) & 1) != 0;
}

/// <summary>Bits of a page fault's error code.</summary>
internal static class PageFaultError
{
    public const uint Present = 1 << 0;
    public const uint Write = 1 << 1;
    public const uint User = 1 << 2;
    public const uint Reserved = 1 << 3;
    public const uint InstructionFetch = 1 << 4;
    public const uint ProtectionKey = 1 << 5;
}
