// UTF-8 as an encoding.
namespace System.Text;

/// <summary>UTF-8 (RFC 3629). What is ill-formed becomes the replacement character, in both directions.</summary>
public class UTF8Encoding : Encoding
{
    private const int LongestSequence = 3; // of one UTF-16 unit; a surrogate pair has two units and four bytes

    public UTF8Encoding()
    {
    }

    public UTF8Encoding(bool encoderShouldEmitUTF8Identifier)
    {
    }

    public override int GetMaxByteCount(int charCount) => checked((charCount + 1) * LongestSequence);

    public override int GetMaxCharCount(int byteCount) => checked(byteCount + 1);

    public override int GetByteCount(ReadOnlySpan<char> chars)
    {
        int position = AsciiPrefix(chars);
        int count = position;
        while (position < chars.Length)
        {
            count += Utf8.ByteCount(Utf8.ReadScalar(chars, ref position));
        }
        return count;
    }

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        int position = AsciiPrefix(chars);
        int count = position;
        ThrowIfShorter(bytes.Length, count);
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)chars[i];
        }
        while (position < chars.Length)
        {
            int scalar = Utf8.ReadScalar(chars, ref position);
            ThrowIfShorter(bytes.Length - count, Utf8.ByteCount(scalar));
            count += Utf8.WriteScalar(scalar, bytes.Slice(count));
        }
        return count;
    }

    public override int GetCharCount(ReadOnlySpan<byte> bytes)
    {
        int position = AsciiPrefix(bytes);
        int count = position;
        while (position < bytes.Length)
        {
            count += Utf8.CharCount(Utf8.ReadScalar(bytes, ref position));
        }
        return count;
    }

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        int position = AsciiPrefix(bytes);
        int count = position;
        ThrowIfShorter(chars.Length, count);
        for (int i = 0; i < count; i++)
        {
            chars[i] = (char)bytes[i];
        }
        while (position < bytes.Length)
        {
            int scalar = Utf8.ReadScalar(bytes, ref position);
            ThrowIfShorter(chars.Length - count, Utf8.CharCount(scalar));
            count += Utf8.WriteScalar(scalar, chars.Slice(count));
        }
        return count;
    }

    /// <summary>Characters at the beginning that are one byte each: most texts are nothing else.</summary>
    private static int AsciiPrefix(ReadOnlySpan<char> chars)
    {
        int length = 0;
        while (length < chars.Length && chars[length] < Utf8.FirstNonAscii)
        {
            length++;
        }
        return length;
    }

    private static int AsciiPrefix(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        while (length < bytes.Length && bytes[length] < Utf8.FirstNonAscii)
        {
            length++;
        }
        return length;
    }
}
