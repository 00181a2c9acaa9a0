// Guest-physical addresses that are not RAM: finds the device at an address.
namespace CamkesNet.Vmm.Buses;

/// <summary>
/// Routes accesses to memory-mapped devices. Addresses that nobody claims read all ones and swallow writes.
/// </summary>
public sealed class MemoryBus
{
    private readonly MemoryRange[] ranges;
    private readonly MemoryBus? outer;
    private int used;

    // Guests poke one device at a time, so the last hit is tried first.
    private int lastHit;

    /// <summary>Makes a bus that takes at most <paramref name="capacity"/> ranges.</summary>
    /// <param name="capacity">How many ranges.</param>
    /// <param name="outer">The bus that has what this one has not: a processor's own devices lie before it.</param>
    public MemoryBus(int capacity = 16, MemoryBus? outer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ranges = new MemoryRange[capacity];
        this.outer = outer;
    }

    /// <summary>Gives a range of guest-physical addresses to a device.</summary>
    /// <exception cref="DeviceOverlapException">An address already belongs to another device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or wraps around.</exception>
    /// <exception cref="InvalidOperationException">The bus holds as many ranges as it has room for.</exception>
    public void Attach(string name, ulong start, ulong length, IMemoryDevice device)
    {
        if (length == 0 || start > ulong.MaxValue - (length - 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), "A memory range must end within the 64-bit address space.");
        }

        if (used == ranges.Length)
        {
            throw new InvalidOperationException("The memory bus has no room for " + name + ": raise its capacity.");
        }

        ulong last = start + (length - 1);
        int place = 0;
        for (int i = 0; i < used; i++)
        {
            if (ranges[i].Start <= last && start <= ranges[i].Last)
            {
                throw new DeviceOverlapException(name, ranges[i].Name, "address", Math.Max(start, ranges[i].Start));
            }

            place += ranges[i].Start < start ? 1 : 0;
        }

        for (int i = used; i > place; i--)
        {
            ranges[i] = ranges[i - 1];
        }

        ranges[place] = new MemoryRange(name, start, length, device);
        used++;
    }

    /// <summary>Whether a device answers at this address.</summary>
    public bool Claims(ulong address) => Find(address) >= 0 || (outer?.Claims(address) ?? false);

    /// <summary>The name of the device at an address, or null.</summary>
    public string? NameAt(ulong address) =>
        Find(address) is >= 0 and int index ? ranges[index].Name : outer?.NameAt(address);

    /// <summary>Reads 1, 2, 4 or 8 bytes; an access that leaves its device's range reads all ones.</summary>
    public ulong Read(ulong address, int width)
    {
        ulong mask = AccessWidth.Mask(width);
        int index = FindWhole(address, width);
        return index < 0
            ? outer?.Read(address, width) ?? mask
            : ranges[index].Device.Read(address - ranges[index].Start, width) & mask;
    }

    /// <summary>Writes 1, 2, 4 or 8 bytes; an access that leaves its device's range is dropped.</summary>
    public void Write(ulong address, int width, ulong value)
    {
        int index = FindWhole(address, width);
        if (index >= 0)
        {
            ranges[index].Device.Write(address - ranges[index].Start, width, value & AccessWidth.Mask(width));
        }
        else
        {
            outer?.Write(address, width, value);
        }
    }

    private int FindWhole(ulong address, int width)
    {
        int index = Find(address);
        return index >= 0 && ranges[index].Last - address >= (ulong)(width - 1) ? index : -1;
    }

    private int Find(ulong address)
    {
        int hit = lastHit;
        if (hit < used && address >= ranges[hit].Start && address <= ranges[hit].Last)
        {
            return hit;
        }

        int low = 0;
        int high = used - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (address < ranges[middle].Start)
            {
                high = middle - 1;
            }
            else if (address > ranges[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                lastHit = middle;
                return middle;
            }
        }

        return -1;
    }
}
