// A queue of bytes of fixed size.
namespace CamkesNet.Components;

/// <summary>A first-in, first-out queue that allocates no memory after its construction.</summary>
internal sealed class ByteQueue(int capacity)
{
    private readonly byte[] bytes = new byte[capacity];
    private int first;
    private int count;

    public bool IsEmpty => count == 0;

    /// <summary>Whether at least half of it is free.</summary>
    public bool IsRoomy => count <= bytes.Length / 2;

    public bool IsFull => count == bytes.Length;

    public bool TryAdd(byte value)
    {
        if (IsFull)
        {
            return false;
        }

        int place = first + count++;
        bytes[place < bytes.Length ? place : place - bytes.Length] = value;
        return true;
    }

    /// <summary>Adds as many bytes as there is room for.</summary>
    /// <returns>How many.</returns>
    public int Add(ReadOnlySpan<byte> added)
    {
        int length = Math.Min(added.Length, bytes.Length - count);
        int place = first + count;
        place -= place < bytes.Length ? 0 : bytes.Length;
        int upToEnd = Math.Min(length, bytes.Length - place);
        added.Slice(0, upToEnd).CopyTo(bytes.AsSpan(place));
        added.Slice(upToEnd, length - upToEnd).CopyTo(bytes);
        count += length;
        return length;
    }

    /// <summary>Takes the oldest bytes: up to a number, and those that lie behind one another.</summary>
    public ReadOnlySpan<byte> Take(int most)
    {
        int length = Math.Min(Math.Min(most, count), bytes.Length - first);
        ReadOnlySpan<byte> taken = bytes.AsSpan(first, length);
        first += length;
        first = first == bytes.Length ? 0 : first;
        count -= length;
        return taken;
    }

    public bool TryTake(out byte value)
    {
        if (IsEmpty)
        {
            value = 0;
            return false;
        }

        value = bytes[first];
        first = first + 1 < bytes.Length ? first + 1 : 0;
        count--;
        return true;
    }
}
