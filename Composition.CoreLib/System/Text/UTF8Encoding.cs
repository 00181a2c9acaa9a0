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
        int count = 0;
        int position = 0;
        while (position < chars.Length)
        {
            count += Utf8.ByteCount(Utf8.ReadScalar(chars, ref position));
        }
        return count;
    }

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        int count = 0;
        int position = 0;
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
        int count = 0;
        int position = 0;
        while (position < bytes.Length)
        {
            count += Utf8.CharCount(Utf8.ReadScalar(bytes, ref position));
        }
        return count;
    }

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        int count = 0;
        int position = 0;
        while (position < bytes.Length)
        {
            int scalar = Utf8.ReadScalar(bytes, ref position);
            ThrowIfShorter(chars.Length - count, Utf8.CharCount(scalar));
            count += Utf8.WriteScalar(scalar, chars.Slice(count));
        }
        return count;
    }
}
