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
