// Segment descriptors and gates outside long mode. AMD APM vol. 2, 4.7 and 4.8.
namespace CamkesNet.Tests.Contract;

/// <summary>Bits of a descriptor, and the descriptors that are made of them.</summary>
internal static class SegmentDescriptor
{
    public const ulong PrivilegeLevel3 = 3UL << 45;
    public const ulong Present = 1UL << 47;

    private const ulong LimitLow = 0xFFFF;
    private const ulong LimitHigh = 0xFUL << 48;
    private const ulong Accessed = 1UL << 40;

    // Data: writable. Code: readable.
    private const ulong ReadWrite = 1UL << 41;
    private const ulong Executable = 1UL << 43;
    private const ulong NotSystem = 1UL << 44;
    private const ulong Default32 = 1UL << 54;
    private const ulong Granularity = 1UL << 55;

    /// <summary>64 KiB from address 0 on.</summary>
    public const ulong Data16 = LimitLow | Accessed | ReadWrite | NotSystem | Present;
    public const ulong Code16 = Data16 | Executable;

    /// <summary>All 4 GiB.</summary>
    public const ulong FlatData = Data16 | LimitHigh | Default32 | Granularity;
    public const ulong FlatCode = FlatData | Executable;

    /// <summary>System types. A 16-bit task state has bit 3 clear, and a busy one bit 1 set.</summary>
    public const ulong AvailableTask = Present | (9UL << 40);
    public const ulong TaskIs32Bit = 8UL << 40;
    public const ulong TaskIsBusy = 2UL << 40;
    public const ulong TaskGate = Present | (5UL << 40);
    public const ulong InterruptGate = Present | (0xEUL << 40);

    /// <summary>The attributes, which are byte 5.</summary>
    public const int AttributesOffset = 5;
    public const int AttributesShift = AttributesOffset * 8;

    /// <summary>The upper half, which is written by itself.</summary>
    public static uint High(ulong descriptor) => (uint)(descriptor >> 32);
}
