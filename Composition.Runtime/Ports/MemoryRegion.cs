// A piece of memory behind a port.
namespace CamkesNet;

/// <summary>Memory that is mapped for as long as the component lives.</summary>
internal readonly unsafe struct MemoryRegion(byte* start, ulong size)
{
    public readonly byte* Start = start;

    public readonly ulong Size = size;

    public bool IsEmpty => Start is null;

    /// <summary>A part of the memory, checked against its bounds.</summary>
    public Span<byte> Slice(ulong offset, int length)
    {
        // Sound: offset and length lie in the region, which stays mapped.
        if (length < 0 || offset > Size || (ulong)length > Size - offset)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        return new Span<byte>(Start + offset, length);
    }
}
