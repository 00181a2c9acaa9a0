// Vectors of exceptions. Intel SDM vol. 3, table 7-1.
namespace CamkesNet.Tests.Contract;

internal static class ExceptionVector
{
    public const byte DivideError = 0;
    public const byte Debug = 1;
    public const byte NonMaskableInterrupt = 2;
    public const byte Breakpoint = 3;
    public const byte Overflow = 4;
    public const byte BoundRange = 5;
    public const byte InvalidOpcode = 6;
    public const byte DeviceNotAvailable = 7;
    public const byte DoubleFault = 8;
    public const byte InvalidTaskState = 10;
    public const byte SegmentNotPresent = 11;
    public const byte GeneralProtection = 13;
    public const byte PageFault = 14;
}
