// The memory of a port.
namespace CamkesNet;

/// <summary>Memory that stays mapped for the lifetime of the component.</summary>
internal readonly unsafe struct MemoryRegion(byte* start, ulong size)
{
    public readonly byte* Start = start;

    public readonly ulong Size = size;

    public bool IsEmpty => Start is null;

    /// <summary>Returns a part of the memory, checked against its bounds.</summary>
    public Span<byte> Slice(ulong offset, int length)
    {
        // Sound: offset and length are within the region, which stays mapped.
        if (length < 0 || offset > Size || (ulong)length > Size - offset)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        return new Span<byte>(Start + offset, length);
    }
}
