// Segment attributes in the two makers' forms: descriptor bits 55:52 and 47:40 (AMD APM vol. 2, 15.5.1), and VMX
// access rights (Intel SDM vol. 3, table 25-2).
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>VMX access rights: bits 7:0 as the descriptor's, 15:12 what AMD has in 11:8, and "unusable".</summary>
internal static class SegmentAccessRights
{
    public const uint TypeMask = 0xF;
    public const uint Accessed = 1U << 0;

    /// <summary>Of a code segment; a data segment has "writable" here.</summary>
    public const uint ReadableOrWritable = 1U << 1;

    /// <summary>Of a code segment; a data segment has "expand-down" here.</summary>
    public const uint Conforming = 1U << 2;
    public const uint Code = 1U << 3;
    public const uint CodeOrData = 1U << 4;
    public const int PrivilegeShift = 5;
    public const uint PrivilegeMask = 3;
    public const uint Present = 1U << 7;
    public const uint Long = 1U << 13;
    public const uint Default = 1U << 14;
    public const uint Granularity = 1U << 15;
    public const uint Unusable = 1U << 16;

    /// <summary>Types of system segments.</summary>
    public const uint LocalDescriptorTable = 2;
    public const uint BusyTaskState16 = 3;
    public const uint BusyTaskState = 11;

    private const uint LowBits = 0xFF;
    private const uint HighBits = 0xF00;
    private const int HighShift = 4;
    private const uint BusyTaskStateBit = 2;
    private const uint LimitInPage = 0xFFF;
    private const int LimitPageShift = 20;

    /// <summary>The access rights of a code or data segment. One that is not present cannot be used.</summary>
    public static uint FromSegment(in SegmentRegister segment)
    {
        uint rights = FromAttributes(segment);
        return (rights & Unusable) != 0 ? rights : rights | Accessed;
    }

    /// <summary>The access rights of TR: a loaded task is always busy.</summary>
    public static uint FromTaskRegister(in SegmentRegister segment)
    {
        uint rights = FromAttributes(segment);
        return (rights & Unusable) != 0 ? rights : rights | BusyTaskStateBit;
    }

    /// <summary>The access rights of LDTR, or of any segment whose type stays as it is.</summary>
    public static uint FromAttributes(in SegmentRegister segment)
    {
        uint attributes = segment.Attributes;
        if ((attributes & Present) == 0)
        {
            // The privilege level stays: SS has the processor's in it.
            return Unusable | (attributes & (PrivilegeMask << PrivilegeShift));
        }

        uint rights = (attributes & LowBits) | ((attributes & HighBits) << HighShift);
        return WithGranularity(rights, segment.Limit);
    }

    /// <summary>The attributes for the monitor; an unusable segment is one that is not present.</summary>
    public static ushort ToAttributes(uint rights)
    {
        if ((rights & Unusable) != 0)
        {
            return (ushort)(rights & (PrivilegeMask << PrivilegeShift));
        }

        return (ushort)((rights & LowBits) | ((rights >> HighShift) & HighBits));
    }

    /// <summary>
    /// Granularity that fits the limit, which the hidden part of a register holds in bytes: SVM ignores the bit, VMX
    /// insists (SDM vol. 3, 27.3.1.2). The processor refuses limits that fit neither.
    /// </summary>
    private static uint WithGranularity(uint rights, uint limit)
    {
        bool needsBytes = (limit & LimitInPage) != LimitInPage;
        bool needsPages = limit >> LimitPageShift != 0;
        if (needsBytes == needsPages)
        {
            return rights;
        }

        return needsPages ? rights | Granularity : rights & ~Granularity;
    }
}
