// What the width of an access means for the value that it carries.
namespace CamkesNet.Vmm.Buses;

/// <summary>Masks for accesses of 1, 2, 4 and 8 bytes.</summary>
public static class AccessWidth
{
    /// <summary>All ones in the low <paramref name="width"/> bytes (8 or more: in all).</summary>
    public static ulong Mask(int width) => width >= sizeof(ulong) ? ulong.MaxValue : (1UL << (width * 8)) - 1;

    /// <summary>All ones in the low <paramref name="width"/> bytes of a port access (4 or more: in all).</summary>
    public static uint PortMask(int width) => width >= sizeof(uint) ? uint.MaxValue : (1U << (width * 8)) - 1;
}
