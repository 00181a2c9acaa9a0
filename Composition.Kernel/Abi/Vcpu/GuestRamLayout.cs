// Where a guest's RAM lies in its physical addresses, and in how many pieces it comes.
namespace CamkesNet.Abi;

/// <summary>
/// RAM from 0 to the hole that a PC has for PCI and the interrupt controllers below 4 GiB; the rest from 4 GiB up. The
/// monitor has all of it in a row, without the hole.
/// </summary>
internal static class GuestRamLayout
{
    /// <summary>Where the hole begins.</summary>
    public const ulong HoleStart = 3UL << 30;

    /// <summary>Where it ends.</summary>
    public const ulong HoleEnd = 4UL << 30;

    /// <summary>
    /// A memory object with RAM of a guest is no larger than this, so that larger RAM need not be one piece of the
    /// machine's memory. The hole begins between two of them.
    /// </summary>
    public const ulong PieceSize = 256UL << 20;
}
