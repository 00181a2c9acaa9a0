// The smallest page of every paging mode. AMD APM vol. 2, 5.1.
namespace CamkesNet.Vmm.Memory;

/// <summary>A page of the guest: 4 KiB, aligned to its size.</summary>
internal static class GuestPage
{
    public const int Shift = 12;
    public const uint Size = 1U << Shift;

    /// <summary>The bits of an address that say where in its page it lies.</summary>
    public const ulong OffsetMask = Size - 1;

    /// <summary>How many of the bytes from an address on lie in its page.</summary>
    public static int BytesInPage(ulong address, int length) =>
        (int)Math.Min((ulong)length, Size - (address & OffsetMask));
}
