// Places the payload after the kernel in physical memory: tables, components, the archive of guest files.
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Images;

/// <summary>Collects the parts of the payload and gives each its pages.</summary>
/// <param name="physicalStart">
/// The first physical address behind the kernel; the payload starts on the next page.
/// </param>
internal sealed class PayloadPlacement(ulong physicalStart)
{
    private readonly List<(ulong Address, byte[] Bytes)> parts = [];

    /// <summary>The first physical address of the payload.</summary>
    public ulong Start { get; } = Alignment.RoundUp(physicalStart, LinkOptions.PageSize);

    /// <summary>The first page behind the payload.</summary>
    public ulong End { get; private set; } = Alignment.RoundUp(physicalStart, LinkOptions.PageSize);

    /// <summary>Reserves whole pages for <paramref name="size"/> bytes and returns their physical address.</summary>
    public ulong Reserve(ulong size)
    {
        ulong address = End;
        End = Alignment.RoundUp(checked(End + size), LinkOptions.PageSize);
        return address;
    }

    /// <summary>Puts bytes at an address that was reserved for them.</summary>
    public void Put(ulong address, byte[] bytes) => parts.Add((address, bytes));

    /// <summary>
    /// Reserves pages for <paramref name="bytes"/>, puts them there and returns the physical address.
    /// </summary>
    public ulong Add(byte[] bytes)
    {
        ulong address = Reserve((ulong)bytes.Length);
        Put(address, bytes);
        return address;
    }

    /// <summary>The payload as one segment, or null if it is empty.</summary>
    /// <param name="physicalOffset">Virtual minus physical address of the kernel's image.</param>
    public LinkedSegment? ToSegment(ulong physicalOffset)
    {
        if (End == Start)
        {
            return null;
        }

        byte[] bytes = new byte[End - Start];
        foreach ((ulong address, byte[] part) in parts)
        {
            part.CopyTo(bytes, (long)(address - Start));
        }

        return new LinkedSegment
        {
            Name = "payload",
            VirtualAddress = unchecked(Start + physicalOffset),
            PhysicalAddress = Start,
            Bytes = bytes,
            MemorySize = (ulong)bytes.Length,
            Flags = SegmentFlags.Read,
        };
    }
}
