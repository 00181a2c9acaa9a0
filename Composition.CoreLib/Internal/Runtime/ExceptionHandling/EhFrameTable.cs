// Finds the unwind information of an address.
namespace Internal.Runtime;

/// <summary>The entries of .eh_frame, sorted by code address.</summary>
// Sound: the linker marks both ends of .eh_frame, entries are followed by their own lengths up to the end, and the
// index has room for as many as were counted.
internal static unsafe class EhFrameTable
{
    private static byte** entries;
    private static int count;

    /// <summary>Done at start-up, so that an exception finds the table even when the heap is used up.</summary>
    internal static void Initialize()
    {
        byte* start = RuntimeImports.EhFrameStart();
        byte* end = RuntimeImports.EhFrameEnd();
        int total = 0;
        for (byte* entry = start; IsEntry(entry, end); entry = FrameDescription.Next(entry))
        {
            total += FrameDescription.IsCommonInformation(entry) ? 0 : 1;
        }
        entries = (byte**)Heap.TryAllocateRuntimeData((ulong)total * (ulong)sizeof(byte*));
        if (entries == null)
        {
            System.Environment.FailFast("The heap is too small for the runtime's own tables.");
        }
        for (byte* entry = start; IsEntry(entry, end); entry = FrameDescription.Next(entry))
        {
            if (!FrameDescription.IsCommonInformation(entry))
            {
                entries[count++] = entry;
            }
        }
        SortByCodeAddress();
    }

    private static bool IsEntry(byte* entry, byte* end) => entry < end && !FrameDescription.IsTerminator(entry);

    internal static bool TryFind(ulong address, out FrameDescription description)
    {
        description = default;
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if ((ulong)FrameDescription.CodeStartOf(entries[middle]) <= address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        if (low == 0)
        {
            return false;
        }
        description = FrameDescription.Parse(entries[low - 1]);
        return description.Contains(address);
    }

    /// <summary>Shell sort: in place, and linear for the order in which ilc usually writes the entries.</summary>
    private static void SortByCodeAddress()
    {
        for (int gap = FirstGap(); gap > 0; gap /= 3)
        {
            for (int i = gap; i < count; i++)
            {
                byte* entry = entries[i];
                byte* code = FrameDescription.CodeStartOf(entry);
                int j = i;
                for (; j >= gap && FrameDescription.CodeStartOf(entries[j - gap]) > code; j -= gap)
                {
                    entries[j] = entries[j - gap];
                }
                entries[j] = entry;
            }
        }
    }

    private static int FirstGap()
    {
        int gap = 1;
        while (gap < count / 3)
        {
            gap = gap * 3 + 1;
        }
        return gap;
    }
}
