// Ranges of addresses, the largest included, without wrapping around.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Facts;

/// <summary>A run of addresses.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">The number of bytes.</param>
internal readonly record struct AddressRange(ulong Start, ulong Size)
{
    /// <summary>True when the range ends at or below 2^64.</summary>
    public bool IsValid => Size == 0 || Start <= ulong.MaxValue - (Size - 1);

    /// <summary>Starts and ends at page boundaries and is not empty.</summary>
    public bool IsPages => Size != 0
        && Start % UserAddressSpace.PageSize == 0
        && Size % UserAddressSpace.PageSize == 0
        && IsValid;

    /// <summary>Some address is in both; both must be valid.</summary>
    public bool Overlaps(AddressRange other) => Size != 0 && other.Size != 0
        && Start <= other.Start + (other.Size - 1) && other.Start <= Start + (Size - 1);

    /// <summary>Every address of <paramref name="other"/> is in this range; both must be valid.</summary>
    public bool Contains(AddressRange other) =>
        other.Size == 0 || (Size != 0 && other.Start >= Start && other.Start + (other.Size - 1) <= Start + (Size - 1));

    /// <inheritdoc/>
    public override string ToString() => $"0x{Start:X}+0x{Size:X}";
}
