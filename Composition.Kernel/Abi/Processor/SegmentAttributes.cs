// The attributes of a segment register as the VMCB and the vCPU's state hold them. AMD APM vol. 2, 4.7.1 and 15.5.1.

namespace CamkesNet.Abi.Processor;

/// <summary>Bits of a segment's attributes: descriptor bits 55:52 and 47:40.</summary>
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

    /// <summary>All of them.</summary>
    public const ushort Defined = 0x0FFF;

    /// <summary>System segment types: a busy 32/64-bit TSS and an LDT.</summary>
    public const ushort BusyTaskState = 0xB;
    public const ushort LocalDescriptorTable = 0x2;

    /// <summary>An available 16-bit TSS; a 32-bit one has bit 3 as well, and a busy one bit 1.</summary>
    public const ushort AvailableTaskState16 = 0x1;
    public const ushort TaskState32 = 1 << 3;
    public const ushort Busy = 1 << 1;
}
