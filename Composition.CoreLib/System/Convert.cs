// Conversions between base types, and bytes as hexadecimal or base-64 text.
namespace System;

public static class Convert
{
    private const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static bool ToBoolean(string? value) => value is not null && bool.Parse(value);

    public static byte ToByte(int value) => checked((byte)value);

    public static byte ToByte(string? value) => value is null ? (byte)0 : byte.Parse(value);

    public static byte ToByte(string? value, int fromBase) => checked((byte)ToUInt64(value, fromBase));

    public static short ToInt16(string? value) => value is null ? (short)0 : short.Parse(value);

    public static ushort ToUInt16(string? value) => value is null ? (ushort)0 : ushort.Parse(value);

    public static int ToInt32(bool value) => value ? 1 : 0;

    public static int ToInt32(char value) => value;

    public static int ToInt32(double value) => checked((int)Math.Round(value));

    public static int ToInt32(long value) => checked((int)value);

    public static int ToInt32(uint value) => checked((int)value);

    public static int ToInt32(string? value) => value is null ? 0 : int.Parse(value);

    public static int ToInt32(string? value, int fromBase) =>
        fromBase == 10 ? ToInt32(value) : (int)checked((uint)ToUInt64(value, fromBase));

    public static uint ToUInt32(string? value) => value is null ? 0 : uint.Parse(value);

    public static uint ToUInt32(string? value, int fromBase) => checked((uint)ToUInt64(value, fromBase));

    public static long ToInt64(string? value) => value is null ? 0 : long.Parse(value);

    public static long ToInt64(string? value, int fromBase) =>
        fromBase == 10 ? ToInt64(value) : (long)ToUInt64(value, fromBase);

    public static ulong ToUInt64(string? value) => value is null ? 0 : ulong.Parse(value);

    public static double ToDouble(string? value) => value is null ? 0 : double.Parse(value);

    public static double ToDouble(int value) => value;

    public static string ToString(int value) => value.ToString();

    public static string ToString(long value) => value.ToString();

    public static string ToString(double value) => value.ToString();

    public static string ToString(bool value) => value.ToString();

    public static string? ToString(object? value) => value?.ToString() ?? "";

    public static string ToString(int value, int toBase) =>
        toBase == 10 ? value.ToString() : ToDigits((uint)value, BitsPerDigit(toBase));

    public static string ToString(long value, int toBase) =>
        toBase == 10 ? value.ToString() : ToDigits((ulong)value, BitsPerDigit(toBase));

    public static ulong ToUInt64(string? value, int fromBase)
    {
        if (value is null)
        {
            return 0;
        }
        if (fromBase == 10)
        {
            return ulong.Parse(value);
        }
        int bits = BitsPerDigit(fromBase);
        ReadOnlySpan<char> digits = value;
        if (bits == 4 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits.Slice(2);
        }
        if (digits.IsEmpty)
        {
            throw new ArgumentOutOfRangeException(nameof(value), "Index was out of range.");
        }
        ulong result = 0;
        foreach (char c in digits)
        {
            int digit = char.HexDigitValue(c);
            if (digit < 0 || digit >= fromBase)
            {
                throw new FormatException("Could not find any recognizable digits.");
            }
            if (result >> (64 - bits) != 0)
            {
                throw new OverflowException();
            }
            result = (result << bits) | (uint)digit;
        }
        return result;
    }

    private static int BitsPerDigit(int numberBase) => numberBase switch
    {
        2 => 1,
        8 => 3,
        16 => 4,
        _ => throw new ArgumentException("Invalid Base."),
    };

    private static string ToDigits(ulong value, int bitsPerDigit)
    {
        Span<char> buffer = stackalloc char[64];
        int position = buffer.Length;
        do
        {
            buffer[--position] = "0123456789abcdef"[(int)value & ((1 << bitsPerDigit) - 1)];
            value >>= bitsPerDigit;
        }
        while (value != 0);
        return new string(buffer.Slice(position));
    }

    public static string ToHexString(byte[] inArray)
    {
        ArgumentNullException.ThrowIfNull(inArray);
        return ToHexString((ReadOnlySpan<byte>)inArray);
    }

    public static string ToHexString(ReadOnlySpan<byte> bytes) => ToHexString(bytes, "0123456789ABCDEF");

    public static string ToHexStringLower(ReadOnlySpan<byte> bytes) => ToHexString(bytes, "0123456789abcdef");

    private static string ToHexString(ReadOnlySpan<byte> bytes, string digits)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }
        string result = string.FastAllocateString(checked(bytes.Length * 2));
        Span<char> text = result.WritableSpan;
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[2 * i + 1] = digits[bytes[i] & 15];
        }
        return result;
    }

    public static byte[] FromHexString(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return FromHexString(s.AsSpan());
    }

    public static byte[] FromHexString(ReadOnlySpan<char> chars)
    {
        byte[] bytes = new byte[chars.Length / 2];
        for (int i = 0; i < chars.Length; i++)
        {
            int digit = char.HexDigitValue(chars[i]);
            if (digit < 0 || chars.Length % 2 != 0)
            {
                throw new FormatException("The input is not a valid hex string.");
            }
            bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
        }
        return bytes;
    }

    public static string ToBase64String(byte[] inArray)
    {
        ArgumentNullException.ThrowIfNull(inArray);
        return ToBase64String((ReadOnlySpan<byte>)inArray);
    }

    public static string ToBase64String(byte[] inArray, int offset, int length) =>
        ToBase64String(new ReadOnlySpan<byte>(inArray, offset, length));

    /// <summary>RFC 4648, section 4.</summary>
    public static string ToBase64String(ReadOnlySpan<byte> bytes)
    {
        var buffer = new Text.CharBuffer(new char[(bytes.Length + 2) / 3 * 4]);
        for (int i = 0; i < bytes.Length; i += 3)
        {
            int left = bytes.Length - i;
            int group = (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
            buffer.Append(Base64Digits[group >> 18]);
            buffer.Append(Base64Digits[(group >> 12) & 63]);
            buffer.Append(left > 1 ? Base64Digits[(group >> 6) & 63] : '=');
            buffer.Append(left > 2 ? Base64Digits[group & 63] : '=');
        }
        return buffer.ToString();
    }

    public static byte[] FromBase64String(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        ReadOnlySpan<char> digits = s.AsSpan().TrimEnd('=');
        if (s.Length % 4 != 0 || s.Length - digits.Length > 2)
        {
            throw new FormatException("The input is not a valid Base-64 string.");
        }
        byte[] bytes = new byte[digits.Length * 3 / 4];
        int bits = 0;
        int bitCount = 0;
        int count = 0;
        foreach (char c in digits)
        {
            int digit = Base64Digits.IndexOf(c);
            if (digit < 0)
            {
                throw new FormatException("The input is not a valid Base-64 string.");
            }
            bits = (bits << 6) | digit;
            bitCount += 6;
            if (bitCount >= 8)
            {
                bitCount -= 8;
                bytes[count++] = (byte)(bits >> bitCount);
            }
        }
        return bytes;
    }
}
