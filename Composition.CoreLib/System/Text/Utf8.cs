// UTF-8 by hand (RFC 3629): one scalar value at a time, replacement characters for what is ill-formed.
namespace System.Text;

internal static class Utf8
{
    internal const int FirstNonAscii = 0x80;
    internal const int ReplacementCharacter = 0xFFFD;
    private const int FirstThreeByteScalar = 0x800;
    private const int FirstSupplementaryScalar = 0x1_0000;
    private const int LastScalar = 0x10_FFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;
    private const int ContinuationMarker = 0x80;
    private const int ContinuationMask = 0x3F;
    private const int ContinuationBits = 6;

    internal static int ByteCount(int scalar) => scalar switch
    {
        < FirstNonAscii => 1,
        < FirstThreeByteScalar => 2,
        < FirstSupplementaryScalar => 3,
        _ => 4,
    };

    internal static int CharCount(int scalar) => scalar < FirstSupplementaryScalar ? 1 : 2;

    /// <summary>Reads one scalar value; a surrogate without its partner gives the replacement character.</summary>
    internal static int ReadScalar(ReadOnlySpan<char> text, ref int position)
    {
        char first = text[position++];
        if (!char.IsSurrogate(first))
        {
            return first;
        }
        if (char.IsHighSurrogate(first) && position < text.Length && char.IsLowSurrogate(text[position]))
        {
            return char.ConvertToUtf32(first, text[position++]);
        }
        return ReplacementCharacter;
    }

    internal static int WriteScalar(int scalar, Span<byte> destination)
    {
        int count = ByteCount(scalar);
        if (count == 1)
        {
            destination[0] = (byte)scalar;
            return count;
        }
        for (int i = count - 1; i > 0; i--)
        {
            destination[i] = (byte)(ContinuationMarker | (scalar & ContinuationMask));
            scalar >>= ContinuationBits;
        }
        // As many leading one bits as the sequence has bytes.
        destination[0] = (byte)((0xF00 >> count) | scalar);
        return count;
    }

    /// <summary>Writes a scalar value as UTF-16.</summary>
    internal static int WriteScalar(int scalar, Span<char> destination)
    {
        if (scalar < FirstSupplementaryScalar)
        {
            destination[0] = (char)scalar;
            return 1;
        }
        int offset = scalar - FirstSupplementaryScalar;
        destination[0] = (char)(0xD800 + (offset >> 10));
        destination[1] = (char)(0xDC00 + (offset & 0x3FF));
        return 2;
    }

    /// <summary>
    /// Reads one scalar value; of an ill-formed sequence it takes the longest part that could have begun a
    /// well-formed one (Unicode 3.9, "maximal subpart") and gives the replacement character.
    /// </summary>
    internal static int ReadScalar(ReadOnlySpan<byte> bytes, ref int position)
    {
        int first = bytes[position++];
        if (first < FirstNonAscii)
        {
            return first;
        }
        int length = first switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 1,
        };
        if (length == 1)
        {
            return ReplacementCharacter;
        }
        int scalar = first & (0x7F >> length);
        for (int i = 1; i < length; i++)
        {
            if (position == bytes.Length || (bytes[position] & 0xC0) != ContinuationMarker)
            {
                return ReplacementCharacter;
            }
            if (i == 1 && !IsAllowedSecond(scalar, bytes[position] & ContinuationMask, length))
            {
                return ReplacementCharacter;
            }
            scalar = (scalar << ContinuationBits) | (bytes[position++] & ContinuationMask);
        }
        return scalar;
    }

    /// <summary>Refuses overlong forms, surrogates and values beyond the last scalar value.</summary>
    private static bool IsAllowedSecond(int lead, int second, int length)
    {
        int start = ((lead << ContinuationBits) | second) << (ContinuationBits * (length - 2));
        return length switch
        {
            3 => start >= FirstThreeByteScalar && start is < FirstSurrogate or > LastSurrogate,
            4 => start is >= FirstSupplementaryScalar and <= LastScalar,
            _ => true,
        };
    }
}
