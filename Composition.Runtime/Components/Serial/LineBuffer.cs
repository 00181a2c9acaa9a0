// A client's incomplete line.
namespace CamkesNet.Components;

/// <summary>A line that is not complete yet. Allocates no memory after its construction.</summary>
internal sealed class LineBuffer
{
    private const int Capacity = 512;

    private readonly byte[] _bytes = new byte[Capacity];
    private int _length;

    public bool IsEmpty => _length == 0;

    public ReadOnlySpan<byte> Contents => _bytes.AsSpan(0, _length);

    /// <summary>The contents without the carriage return and line feed at their end.</summary>
    public ReadOnlySpan<byte> WithoutEnd
    {
        get
        {
            int length = _length;
            while (length > 0 && _bytes[length - 1] is (byte)'\r' or (byte)'\n')
            {
                length--;
            }

            return _bytes.AsSpan(0, length);
        }
    }

    public void Clear() => _length = 0;

    public bool TryAdd(byte value)
    {
        if (_length == Capacity)
        {
            return false;
        }

        _bytes[_length++] = value;
        return true;
    }
}
