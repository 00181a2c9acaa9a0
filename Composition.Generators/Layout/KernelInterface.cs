// Sizes and badges that run-time part and layout agree on, besides the kernel's own in Composition.Kernel/Abi.
using CamkesNet.Abi;

namespace CamkesNet.Generators.Layout;

internal static class KernelInterface
{
    public const long PageSize = (long)UserAddressSpace.PageSize;
    public const long BytesPerMiB = 1024 * 1024;

    /// <summary>The badge of a call: port index &lt;&lt; 16 | number of the client.</summary>
    public const int BadgePortShift = 16;

    /// <summary>A notification has 64 badge bits.</summary>
    public const int BadgeBits = 64;
}
