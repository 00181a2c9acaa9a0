// A client's incomplete line.
namespace CamkesNet.Components;

/// <summary>A line that is not complete yet. Allocates no memory after its construction.</summary>
internal sealed class LineBuffer
{
    private const int Capacity = 512;

    private readonly byte[] bytes = new byte[Capacity];
    private int length;

    public bool IsEmpty => length == 0;

    public ReadOnlySpan<byte> Contents => bytes.AsSpan(0, length);

    /// <summary>The contents without the carriage return and line feed at their end.</summary>
    public ReadOnlySpan<byte> WithoutEnd
    {
        get
        {
            int length = this.length;
            while (length > 0 && bytes[length - 1] is (byte)'\r' or (byte)'\n')
            {
                length--;
            }

            return bytes.AsSpan(0, length);
        }
    }

    public void Clear() => length = 0;

    public bool TryAdd(byte value)
    {
        if (length == Capacity)
        {
            return false;
        }

        bytes[length++] = value;
        return true;
    }
}
