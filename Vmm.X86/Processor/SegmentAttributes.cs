// The attributes of a segment register as VcpuState holds them. AMD APM vol. 2, 4.7.1 and 15.5.1.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>Attribute bits, and the segments that the monitor makes.</summary>
internal static class SegmentAttributes
{
    public const ushort TypeMask = 0xF;
    public const ushort Accessed = 1 << 0;

    /// <summary>Data: writable. Code: readable.</summary>
    public const ushort ReadWrite = 1 << 1;

    /// <summary>Data: the segment grows downwards.</summary>
    public const ushort ExpandDown = 1 << 2;
    public const ushort Code = 1 << 3;
    public const ushort NotSystem = 1 << 4;
    public const int PrivilegeShift = 5;
    public const int PrivilegeMask = 3;
    public const ushort Present = 1 << 7;
    public const ushort Long = 1 << 9;
    public const ushort Default32 = 1 << 10;
    public const ushort Granularity = 1 << 11;

    /// <summary>System segment types: a busy 32/64-bit TSS and an LDT.</summary>
    public const ushort BusyTaskState = 0xB;
    public const ushort LocalDescriptorTable = 0x2;

    /// <summary>An available 16-bit TSS; a 32-bit one has bit 3 as well, and a busy one bit 1.</summary>
    public const ushort AvailableTaskState16 = 0x1;
    public const ushort TaskState32 = 1 << 3;
    public const ushort Busy = 1 << 1;

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

    /// <summary>LDTR or TR with nothing behind it.</summary>
    public static SegmentRegister System(ushort type, uint limit) => new()
    {
        Attributes = (ushort)(type | Present),
        Limit = limit,
    };
}
