// Selectors, and the descriptors that they name. Intel SDM vol. 3, 3.4.2 and 3.4.5.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>Parts of a selector.</summary>
internal static class SelectorBits
{
    /// <summary>The index, in bytes.</summary>
    public const int OffsetMask = 0xFFF8;
    public const int LocalTable = 1 << 2;
    public const int PrivilegeMask = 3;

    /// <summary>What of it an error code has: index and table.</summary>
    public const int ErrorCodeMask = 0xFFFC;

    /// <summary>Whether it names no segment, whatever its privilege level.</summary>
    public static bool IsNull(ushort selector) => (selector & ErrorCodeMask) == 0;
}

/// <summary>An 8-byte descriptor in a table.</summary>
internal readonly struct SegmentDescriptor(ulong value)
{
    public const int Size = sizeof(ulong);

    /// <summary>The byte with type, S, DPL and P.</summary>
    public const int AccessByte = 5;

    private const int BaseLowShift = 16;
    private const ulong BaseLowMask = 0xFF_FFFF;
    private const int BaseHighShift = 56;
    private const int BaseHighPlace = 24;
    private const ulong LimitLowMask = 0xFFFF;
    private const int LimitHighShift = 32;
    private const ulong LimitHighMask = 0xF_0000;
    private const int AccessShift = 40;
    private const ulong AccessMask = 0xFF;
    private const int FlagsShift = 44;
    private const ulong FlagsMask = 0xF00;
    private const int PageShift = 12;
    private const uint LimitInPage = 0xFFF;

    /// <summary>As <see cref="SegmentRegister"/> has them.</summary>
    public ushort Attributes => (ushort)(((value >> AccessShift) & AccessMask) | ((value >> FlagsShift) & FlagsMask));

    public uint Base =>
        (uint)((value >> BaseLowShift) & BaseLowMask) | ((uint)(value >> BaseHighShift) << BaseHighPlace);

    /// <summary>The last byte of the segment.</summary>
    public uint Limit
    {
        get
        {
            uint limit = (uint)((value & LimitLowMask) | ((value >> LimitHighShift) & LimitHighMask));
            return (Attributes & SegmentAttributes.Granularity) != 0 ? (limit << PageShift) | LimitInPage : limit;
        }
    }

    public bool IsPresent => (Attributes & SegmentAttributes.Present) != 0;

    public int PrivilegeLevel =>
        (Attributes >> SegmentAttributes.PrivilegeShift) & SegmentAttributes.PrivilegeMask;

    /// <summary>The type; for a system segment without S, for all others with it.</summary>
    public int Type => Attributes & (SegmentAttributes.TypeMask | SegmentAttributes.NotSystem);

    /// <summary>The register that holds it.</summary>
    public SegmentRegister Load(ushort selector) => new()
    {
        Selector = selector,
        Attributes = Attributes,
        Limit = Limit,
        Base = Base,
    };
}
