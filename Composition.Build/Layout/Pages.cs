// Memory is given out in pages.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout;

/// <summary>Rounding to pages.</summary>
internal static class Pages
{
    /// <summary>The next multiple of the page size.</summary>
    public static ulong RoundUp(ulong bytes) => Alignment.RoundUp(bytes, UserAddressSpace.PageSize);
}
