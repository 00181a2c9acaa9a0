// Vectors of the processor's exceptions (AMD APM vol. 2, 8.2).
namespace CamkesNet.Kernel.Processor;

/// <summary>Exception vectors, and the page fault's error code.</summary>
internal static class ExceptionVector
{
    public const int DivideError = 0;
    public const int Debug = 1;
    public const int NonMaskableInterrupt = 2;
    public const int Breakpoint = 3;
    public const int Overflow = 4;
    public const int BoundRange = 5;
    public const int InvalidOpcode = 6;
    public const int DeviceNotAvailable = 7;
    public const int DoubleFault = 8;
    public const int StackFault = 12;
    public const int GeneralProtection = 13;
    public const int PageFault = 14;
    public const int FloatingPoint = 16;
    public const int AlignmentCheck = 17;
    public const int MachineCheck = 18;
    public const int SimdFloatingPoint = 19;

    /// <summary>First vector that is not an exception.</summary>
    public const int FirstInterrupt = 32;
}

/// <summary>Error code of a page fault (AMD APM vol. 2, 8.4.2).</summary>
internal static class PageFaultCode
{
    public const ulong Present = 1UL << 0;
    public const ulong Write = 1UL << 1;
    public const ulong User = 1UL << 2;
    public const ulong InstructionFetch = 1UL << 4;
}
