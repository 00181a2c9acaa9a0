// Ranges of physical memory, as the boot loader reports them and as the kernel takes from them.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.Memory;

/// <summary>A set of page-aligned ranges, ascending and apart from each other.</summary>
// Sound: Count never exceeds the capacity, and indices are below Count.
internal unsafe struct MemoryMap
{
    /// <summary>More ranges than a boot loader has; what does not fit is memory that is not used.</summary>
    public const int Capacity = 64;

    private fixed ulong starts[Capacity];
    private fixed ulong ends[Capacity];

    public int Count { get; private set; }

    public readonly ulong Start(int index) => starts[index];

    public readonly ulong End(int index) => ends[index];

    /// <summary>Bytes in all ranges.</summary>
    public readonly ulong Total
    {
        get
        {
            ulong total = 0;
            for (int i = 0; i < Count; i++)
            {
                total += ends[i] - starts[i];
            }

            return total;
        }
    }

    /// <summary>Bytes of the largest range.</summary>
    public readonly ulong LargestSize
    {
        get
        {
            ulong largest = 0;
            for (int i = 0; i < Count; i++)
            {
                largest = Math.Max(largest, ends[i] - starts[i]);
            }

            return largest;
        }
    }

    /// <summary>Adds the whole pages of a reported range. Ranges that overlap are joined.</summary>
    public void Add(ulong start, ulong size)
    {
        ulong end = size > ulong.MaxValue - start ? ulong.MaxValue : start + size;
        end &= ~(UserAddressSpace.PageSize - 1);
        if (start > ulong.MaxValue - UserAddressSpace.PageSize)
        {
            return;
        }

        start = AlignUp(start);
        if (start >= end)
        {
            return;
        }

        for (int i = 0; i < Count;)
        {
            if (starts[i] <= end && start <= ends[i])
            {
                start = starts[i] < start ? starts[i] : start;
                end = ends[i] > end ? ends[i] : end;
                RemoveAt(i);
            }
            else
            {
                i++;
            }
        }

        Insert(start, end);
    }

    /// <summary>Whether a whole range is in the set.</summary>
    public readonly bool Contains(ulong start, ulong size)
    {
        for (int i = 0; i < Count; i++)
        {
            if (starts[i] <= start && start <= ends[i] && size <= ends[i] - start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any byte of a range, which does not wrap, is in the set.</summary>
    public readonly bool Overlaps(ulong start, ulong size)
    {
        for (int i = 0; i < Count; i++)
        {
            if (start < ends[i] && (start >= starts[i] || size > starts[i] - start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a range out: every page that it touches.</summary>
    public void Remove(ulong start, ulong size)
    {
        if (size == 0)
        {
            return;
        }

        ulong end = size > ulong.MaxValue - UserAddressSpace.PageSize - start
            ? ulong.MaxValue
            : AlignUp(start + size);
        start &= ~(UserAddressSpace.PageSize - 1);
        for (int i = 0; i < Count;)
        {
            ulong oldStart = starts[i];
            ulong oldEnd = ends[i];
            if (oldEnd <= start || oldStart >= end)
            {
                i++;
                continue;
            }

            RemoveAt(i);
            if (oldStart < start)
            {
                Insert(oldStart, start);
                i++;
            }

            if (oldEnd > end)
            {
                Insert(end, oldEnd);
                i++;
            }
        }
    }

    private static ulong AlignUp(ulong value) =>
        (value + UserAddressSpace.PageSize - 1) & ~(UserAddressSpace.PageSize - 1);

    private void Insert(ulong start, ulong end)
    {
        if (Count == Capacity)
        {
            return;
        }

        int at = Count;
        while (at > 0 && starts[at - 1] > start)
        {
            starts[at] = starts[at - 1];
            ends[at] = ends[at - 1];
            at--;
        }

        starts[at] = start;
        ends[at] = end;
        Count++;
    }

    private void RemoveAt(int index)
    {
        Count--;
        for (int i = index; i < Count; i++)
        {
            starts[i] = starts[i + 1];
            ends[i] = ends[i + 1];
        }
    }
}
