// The segment registers that the monitor gives its guest. AMD APM vol. 2, 4.7.1.
using CamkesNet.Abi;
using static CamkesNet.Abi.Processor.SegmentAttributes;

namespace CamkesNet.Vmm.Processor;

/// <summary>Makes segment registers.</summary>
internal static class GuestSegments
{
    private const ushort FlatData = Accessed | ReadWrite | NotSystem | Present | Default32 | Granularity;

    /// <summary>A flat writable data segment of ring 0.</summary>
    public static SegmentRegister Data(ushort selector) => new()
    {
        Selector = selector,
        Attributes = FlatData,
        Limit = uint.MaxValue,
    };

    /// <summary>A flat 32-bit code segment of ring 0.</summary>
    public static SegmentRegister Code32(ushort selector) => new()
    {
        Selector = selector,
        Attributes = FlatData | Code,
        Limit = uint.MaxValue,
    };

    /// <summary>A 64-bit code segment of ring 0.</summary>
    public static SegmentRegister Code64(ushort selector) => new()
    {
        Selector = selector,
        Attributes = (FlatData | Code | Long) & ~Default32,
        Limit = uint.MaxValue,
    };

    /// <summary>A segment of real mode: base selector × 16, 64 KiB.</summary>
    public static SegmentRegister Real(ushort selector, bool code) => new()
    {
        Selector = selector,
        Attributes = (ushort)(Accessed | ReadWrite | NotSystem | Present | (code ? Code : 0)),
        Limit = 0xFFFF,
        Base = (ulong)selector << 4,
    };

    /// <summary>A segment of virtual-8086 mode: base selector × 16, 64 KiB, privilege level 3.</summary>
    public static SegmentRegister Virtual8086(ushort selector) => new()
    {
        Selector = selector,
        Attributes = (ushort)(Accessed | ReadWrite | NotSystem | Present | (PrivilegeMask << PrivilegeShift)),
        Limit = 0xFFFF,
        Base = (ulong)selector << 4,
    };

    /// <summary>A data segment register that cannot be used, at a privilege level.</summary>
    public static SegmentRegister Unusable(ushort selector, int privilege) => new()
    {
        Selector = selector,
        Attributes = (ushort)(privilege << PrivilegeShift),
    };

    /// <summary>An empty LDTR or TR.</summary>
    public static SegmentRegister System(ushort type, uint limit) => new()
    {
        Attributes = (ushort)(type | Present),
        Limit = limit,
    };
}
