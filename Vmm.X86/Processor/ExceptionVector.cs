// Exception vectors. AMD APM vol. 2, table 8-1.
namespace CamkesNet.Vmm.Processor;

/// <summary>Vectors of the exceptions that the monitor raises or reports.</summary>
internal enum ExceptionVector : byte
{
    DivideError = 0,
    Debug = 1,
    Breakpoint = 3,
    Overflow = 4,
    InvalidOpcode = 6,
    DoubleFault = 8,
    InvalidTaskState = 10,
    SegmentNotPresent = 11,
    Stack = 12,
    GeneralProtection = 13,
    Page = 14,
    AlignmentCheck = 17,
    MachineCheck = 18,
    ControlProtection = 21,
}

/// <summary>Bits of a page fault's error code. AMD APM vol. 2, 8.4.2.</summary>
internal static class PageFaultError
{
    public const uint Present = 1 << 0;
    public const uint Write = 1 << 1;
    public const uint User = 1 << 2;
    public const uint Reserved = 1 << 3;
    public const uint InstructionFetch = 1 << 4;
    public const uint ProtectionKey = 1 << 5;
}
