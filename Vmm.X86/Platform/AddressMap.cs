// All claims on guest-physical addresses, and the memory map that a guest gets from them.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Loading;

namespace CamkesNet.Vmm.Platform;

/// <summary>Claims in ascending order; none overlaps another.</summary>
internal sealed class AddressMap
{
    private readonly List<AddressClaim> claims = [];

    /// <summary>Adds a claim.</summary>
    /// <exception cref="DeviceOverlapException">Another device has one of the addresses.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or wraps around.</exception>
    public void Add(AddressClaim claim)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(claim.Last, claim.Start);
        int place = 0;
        foreach (AddressClaim other in claims)
        {
            // Each processor has its own device at the same address.
            if (claim == other && claim.Use == AddressUse.ProcessorDevice)
            {
                return;
            }

            if (claim.Start <= other.Last && other.Start <= claim.Last)
            {
                ulong first = Math.Max(claim.Start, other.Start);
                throw new DeviceOverlapException(claim.Name, other.Name, "address", first);
            }

            place += other.Start < claim.Start ? 1 : 0;
        }

        claims.Insert(place, claim);
    }

    /// <summary>
    /// The last address up to which none from <paramref name="start"/> on is claimed; <paramref name="start"/> itself
    /// if it is claimed.
    /// </summary>
    public ulong LastFreeFrom(ulong start)
    {
        ulong last = ulong.MaxValue;
        foreach (AddressClaim claim in claims)
        {
            if (claim.Last >= start)
            {
                last = Math.Min(last, Math.Max(claim.Start, start + 1) - 1);
            }
        }

        return last;
    }

    /// <summary>RAM and reserved RAM, as firmware reports them (INT 15h, AX=E820h).</summary>
    public MemoryMapEntry[] ToMemoryMap()
    {
        List<MemoryMapEntry> entries = [];
        foreach (AddressClaim claim in claims)
        {
            if (claim.Use is AddressUse.Ram or AddressUse.Reserved)
            {
                entries.Add(new MemoryMapEntry
                {
                    Start = claim.Start,
                    Length = claim.Last - claim.Start + 1,
                    Type = claim.Use == AddressUse.Ram ? MemoryMapType.Usable : MemoryMapType.Reserved,
                });
            }
        }

        return entries.ToArray();
    }
}
