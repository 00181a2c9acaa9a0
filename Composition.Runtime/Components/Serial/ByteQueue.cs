// A queue of bytes of fixed size.
namespace CamkesNet.Components;

/// <summary>A first-in, first-out queue that allocates no memory after its construction.</summary>
internal sealed class ByteQueue(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private int _first;
    private int _count;

    public bool IsEmpty => _count == 0;

    public bool IsFull => _count == _bytes.Length;

    public bool TryAdd(byte value)
    {
        if (IsFull)
        {
            return false;
        }

        int place = _first + _count++;
        _bytes[place < _bytes.Length ? place : place - _bytes.Length] = value;
        return true;
    }

    public bool TryTake(out byte value)
    {
        if (IsEmpty)
        {
            value = 0;
            return false;
        }

        value = _bytes[_first];
        _first = _first + 1 < _bytes.Length ? _first + 1 : 0;
        _count--;
        return true;
    }
}
