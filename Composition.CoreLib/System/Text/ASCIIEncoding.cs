// ASCII as an encoding.
namespace System.Text;

/// <summary>ASCII. What is not ASCII becomes a question mark, in both directions.</summary>
public class ASCIIEncoding : Encoding
{
    private const char Unknown = '?';

    public override int GetMaxByteCount(int charCount) => checked(charCount + 1);

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetByteCount(ReadOnlySpan<char> chars) => chars.Length;

    public override int GetCharCount(ReadOnlySpan<byte> bytes) => bytes.Length;

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        ThrowIfShorter(bytes.Length, chars.Length);
        for (int i = 0; i < chars.Length; i++)
        {
            bytes[i] = (byte)(chars[i] < Utf8.FirstNonAscii ? chars[i] : Unknown);
        }
        return chars.Length;
    }

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        ThrowIfShorter(chars.Length, bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            chars[i] = bytes[i] < Utf8.FirstNonAscii ? (char)bytes[i] : Unknown;
        }
        return bytes.Length;
    }
}
