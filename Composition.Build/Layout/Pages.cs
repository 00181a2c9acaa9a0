using CamkesNet.Abi;

namespace CamkesNet.Build.Layout;

/// <summary>Rounding to pages.</summary>
internal static class Pages
{
    /// <summary>The next multiple of the page size.</summary>
    public static ulong RoundUp(ulong bytes) => RoundUp(bytes, UserAddressSpace.PageSize);

    /// <summary>The next multiple of <paramref name="unit"/>, a power of two.</summary>
    public static ulong RoundUp(ulong bytes, ulong unit) => checked(bytes + unit - 1) & ~(unit - 1);
}
