// A fixed queue of bytes.
namespace CamkesNet.Vmm.Devices.Serial;

/// <summary>A queue of bytes that never grows.</summary>
internal sealed class ByteRing(int capacity)
{
    private readonly byte[] bytes = new byte[capacity];
    private int first;

    /// <summary>How many bytes wait.</summary>
    public int Count { get; private set; }

    /// <summary>How many more fit.</summary>
    public int Space => bytes.Length - Count;

    /// <summary>Adds a byte. False: it does not fit.</summary>
    public bool TryAdd(byte value)
    {
        if (Count == bytes.Length)
        {
            return false;
        }

        int place = first + Count;
        bytes[place < bytes.Length ? place : place - bytes.Length] = value;
        Count++;
        return true;
    }

    /// <summary>Takes the oldest byte. False: there is none.</summary>
    public bool TryTake(out byte value)
    {
        if (Count == 0)
        {
            value = 0;
            return false;
        }

        value = bytes[first];
        first = first + 1 < bytes.Length ? first + 1 : 0;
        Count--;
        return true;
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        first = 0;
        Count = 0;
    }
}
