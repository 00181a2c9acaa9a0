// Rounding for the checker, which shares no code with the placer.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Facts;

/// <summary>Sizes in whole units; the largest sizes do not wrap around.</summary>
internal static class WholePages
{
    /// <summary>The bytes of the pages that hold <paramref name="size"/> bytes.</summary>
    public static ulong Of(ulong size) => Of(size, UserAddressSpace.PageSize);

    /// <summary>The bytes of the units, a power of two each, that hold <paramref name="size"/> bytes.</summary>
    public static ulong Of(ulong size, ulong unit)
    {
        ulong mask = unit - 1;
        return size > ulong.MaxValue - mask ? ulong.MaxValue & ~mask : (size + mask) & ~mask;
    }
}
