// A piece of a guest's RAM, as the checker derived it.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>Memory that a guest has at an address.</summary>
internal sealed record GrantedGuestPiece(string Memory, ulong Address, ulong Size)
{
    /// <summary>
    /// A guest's RAM in pieces: from address 0 up to the hole, and from the hole's end up. The monitor maps them behind
    /// each other.
    /// </summary>
    public static List<GrantedGuestPiece> Divide(string name, ulong bytes)
    {
        List<GrantedGuestPiece> pieces = [];
        ulong address = 0;
        while (bytes > 0)
        {
            if (address == GuestRamLayout.HoleStart)
            {
                address = GuestRamLayout.HoleEnd;
            }

            ulong size = bytes < GuestRamLayout.PieceSize ? bytes : GuestRamLayout.PieceSize;
            pieces.Add(new GrantedGuestPiece(pieces.Count == 0 ? name : $"{name}.{pieces.Count}", address, size));
            address += size;
            bytes -= size;
        }

        return pieces;
    }
}
