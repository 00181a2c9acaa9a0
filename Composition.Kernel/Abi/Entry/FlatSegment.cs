// The flat segments of long mode, as boot stub and kernel load them. AMD APM vol. 2, 4.7 and 4.8.
namespace CamkesNet.Abi;

/// <summary>Descriptors, and the bits that they are made of.</summary>
internal static class FlatSegment
{
    public const ulong UserPrivilege = 3UL << 45;
    public const ulong Present = 1UL << 47;

    public const ulong KernelCode = Flat | Executable | LongMode;
    public const ulong KernelData = Flat | Default32;
    public const ulong UserData = KernelData | UserPrivilege;
    public const ulong UserCode = KernelCode | UserPrivilege;

    private const ulong LimitLow = 0xFFFF;
    private const ulong LimitHigh = 0xFUL << 48;
    private const ulong ReadWrite = 1UL << 41;
    private const ulong Executable = 1UL << 43;
    private const ulong NotSystem = 1UL << 44;
    private const ulong LongMode = 1UL << 53;
    private const ulong Default32 = 1UL << 54;
    private const ulong Granularity = 1UL << 55;

    private const ulong Flat = LimitLow | LimitHigh | ReadWrite | NotSystem | Present | Granularity;
}
