// The pieces of a guest's RAM.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout;

/// <summary>One piece: a memory object of its own.</summary>
/// <param name="Name">The object's name.</param>
/// <param name="Offset">Where it begins in the monitor's view of the RAM.</param>
/// <param name="Size">Bytes that the guest has of it.</param>
internal sealed record GuestRamPiece(string Name, ulong Offset, ulong Size)
{
    /// <summary>Where the guest has it.</summary>
    public ulong GuestAddress =>
        Offset < GuestRamLayout.HoleStart ? Offset : Offset - GuestRamLayout.HoleStart + GuestRamLayout.HoleEnd;

    /// <summary>The pieces of the RAM called <paramref name="name"/>; the first one keeps the name.</summary>
    public static IEnumerable<GuestRamPiece> Of(string name, ulong size)
    {
        for (ulong offset = 0; offset < size; offset += GuestRamLayout.PieceSize)
        {
            yield return new GuestRamPiece(
                offset == 0 ? name : $"{name}.{offset / GuestRamLayout.PieceSize}",
                offset,
                Math.Min(size - offset, GuestRamLayout.PieceSize));
        }
    }
}
