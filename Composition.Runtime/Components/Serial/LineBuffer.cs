// A client's incomplete line.
namespace CamkesNet.Components;

/// <summary>A line that is not complete yet. Allocates no memory after its construction.</summary>
internal sealed class LineBuffer
{
    private const int Capacity = 512;
    private const byte LineFeed = (byte)'\n';

    private readonly byte[] bytes = new byte[Capacity];
    private int length;

    public bool IsEmpty => length == 0;

    public bool IsComplete => length > 0 && bytes[length - 1] == LineFeed;

    /// <summary>Whether it was shown before its end has come.</summary>
    public bool WasShown { get; set; }

    /// <summary>Whether something was added since this was last cleared.</summary>
    public bool HasChanged { get; set; }

    public ReadOnlySpan<byte> Contents => bytes.AsSpan(0, length);

    /// <summary>The contents without the carriage returns and line feeds around them.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            int start = 0;
            int end = length;
            while (end > 0 && bytes[end - 1] is (byte)'\r' or LineFeed)
            {
                end--;
            }

            while (start < end && bytes[start] is (byte)'\r' or LineFeed)
            {
                start++;
            }

            return bytes.AsSpan(start, end - start);
        }
    }

    public void Clear()
    {
        length = 0;
        WasShown = false;
        HasChanged = false;
    }

    /// <summary>Adds as many bytes as there is room for.</summary>
    /// <returns>How many.</returns>
    public int Add(ReadOnlySpan<byte> added)
    {
        int count = Math.Min(added.Length, Capacity - length);
        added.Slice(0, count).CopyTo(bytes.AsSpan(length));
        length += count;
        HasChanged = true;
        return count;
    }
}
