// Writes strings as UTF-8 into memory of the caller's; what does not fit is cut off between characters.
namespace System.Text;

// Sound: nothing is written before it was compared with the capacity; the buffer is a frame of the caller's.
internal unsafe struct Utf8Writer(byte* buffer, int capacity)
{
    private const int LongestSequence = 4;

    internal int Length { get; private set; }

    /// <summary>Writes as much as fits and returns how many characters that was.</summary>
    internal int Write(ReadOnlySpan<char> text)
    {
        int position = 0;
        while (position < text.Length)
        {
            if (text[position] < Utf8.FirstNonAscii)
            {
                if (Length == capacity)
                {
                    break;
                }
                buffer[Length++] = (byte)text[position++];
                continue;
            }
            if (capacity - Length < LongestSequence)
            {
                break;
            }
            int scalar = Utf8.ReadScalar(text, ref position);
            Length += Utf8.WriteScalar(scalar, new Span<byte>(buffer + Length, LongestSequence));
        }
        return position;
    }

    internal void Reset() => Length = 0;
}
