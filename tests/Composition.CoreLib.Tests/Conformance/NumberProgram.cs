// Numbers: limits, text in both directions, bits, mathematics, generic mathematics.
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace CamkesNet.Tests.Conformance;

internal static class NumberProgram
{
    public static void Run()
    {
        IntegerText();
        IntegerParsing();
        Bits();
        IntegerMath();
        FloatText();
        FloatParsing();
        FloatMath();
        Conversions();
        GenericMath();
    }

    private static void Show(params object?[] values) => Console.WriteLine(string.Join("|", values));

    private static void IntegerText()
    {
        Show(sbyte.MinValue, sbyte.MaxValue, byte.MaxValue, short.MinValue, ushort.MaxValue, int.MinValue,
            int.MaxValue);
        Show(uint.MaxValue, long.MinValue, long.MaxValue, ulong.MaxValue, nint.MinValue, nuint.MaxValue, 0, -1);
        foreach (string format in new[] { "D", "D8", "X", "x4", "X16", "N", "N0", "F", "F3", "G", "G4", "E", "e2",
            "P", "P0", "B", "B20", "C", "R" })
        {
            Show(format, 0.ToString(format), 1234567.ToString(format), (-42).ToString(format),
                byte.MaxValue.ToString(format),
                ((sbyte)-5).ToString(format), long.MinValue.ToString(format), ulong.MaxValue.ToString(format));
        }
        Span<char> buffer = stackalloc char[8];
        Show(12345.TryFormat(buffer, out int written), written, 123456789.TryFormat(buffer, out written), written);
        Show(255.TryFormat(buffer, out written, "X4"), buffer.Slice(0, written).ToString());
        Try(() => 5.ToString("Q"));
        Try(() => 5.ToString("D9999999999"));
    }

    private static void IntegerParsing()
    {
        string[] texts =
        [
            "0", "42", "-42", "+7", " 12 ", "127", "128", "-128", "-129", "255", "256", "65536", "2147483647",
                "2147483648",
            "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "18446744073709551615",
            "18446744073709551616", "99999999999999999999999", "", " ", "-", "1 2", "1,234", "1.0", "abc", "0x10",
                "007",
        ];
        foreach (string text in texts)
        {
            Show(text, Parsed(sbyte.TryParse(text, out sbyte a), a), Parsed(byte.TryParse(text, out byte b), b),
                Parsed(ushort.TryParse(text, out ushort c), c), Parsed(int.TryParse(text, out int d), d),
                Parsed(uint.TryParse(text, out uint e), e), Parsed(long.TryParse(text, out long f), f),
                Parsed(ulong.TryParse(text, out ulong g), g));
        }
        Show(int.Parse("ff", NumberStyles.HexNumber), int.Parse("FFFFFFFF", NumberStyles.HexNumber),
            byte.Parse("fe", NumberStyles.HexNumber));
        Show(int.Parse("1,234", NumberStyles.Number), int.Parse("12.00", NumberStyles.Number),
            int.Parse("101", NumberStyles.BinaryNumber));
        Show(int.Parse("12".AsSpan()), long.Parse("-5", CultureInfo.InvariantCulture));
        Try(() => int.Parse("x").ToString());
        Try(() => int.Parse("99999999999").ToString());
        Try(() => int.Parse(null!).ToString());
        Show(bool.Parse("true"), bool.TryParse(" False ", out bool yes), yes, bool.TryParse("1", out _));
    }

    private static object Parsed<T>(bool succeeded, T value) => succeeded ? value!.ToString()! : "-";

    private static void Bits()
    {
        foreach (ulong value in new ulong[] { 0, 1, 2, 255, 256, 0x8000_0000, 0xFFFF_FFFF, 0x8000_0000_0000_0000,
            ulong.MaxValue, 0x0123_4567_89AB_CDEF })
        {
            Show(value, BitOperations.PopCount(value), BitOperations.LeadingZeroCount(value),
                BitOperations.TrailingZeroCount(value),
                BitOperations.Log2(value), BitOperations.IsPow2(value), BitOperations.RotateLeft(value, 9),
                    BitOperations.RotateRight(value, 3));
            uint half = (uint)value;
            Show(half, BitOperations.PopCount(half), BitOperations.LeadingZeroCount(half),
                BitOperations.TrailingZeroCount(half),
                BitOperations.Log2(half), BitOperations.RotateLeft(half, 5), BitOperations.RoundUpToPowerOf2(half));
        }
        Show(byte.PopCount(0xF1), sbyte.LeadingZeroCount(-1), short.TrailingZeroCount(0), byte.RotateLeft(0x81, 1),
            ushort.LeadingZeroCount(1), int.Log2(1000));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x01020304);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[4..], -2);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], 0xABCD);
        foreach (byte value in bytes)
        {
            Console.Write(value.ToString("x2"));
        }
        Console.WriteLine();
        Show(BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReverseEndianness(0x1234));
        Show(BinaryPrimitives.TryReadInt64BigEndian(bytes[12..], out _),
            BitConverter.ToInt32(BitConverter.GetBytes(77), 0));
        Show(1 << 33, 1L << 33, -8 >> 1, -8 >>> 28, unchecked((byte)300), unchecked((sbyte)200), ~5, 5 ^ 3);
    }

    private static void IntegerMath()
    {
        int[] values = [0, 1, -1, 7, -7, 100, int.MaxValue, int.MinValue + 1];
        foreach (int a in values)
        {
            foreach (int b in new[] { 3, -3, 10 })
            {
                Show(a / b, a % b, Math.Max(a, b), Math.Min(a, b), Math.DivRem(a, b), Math.Clamp(a, -10, 10),
                    Math.Sign(a));
            }
            Show(Math.Abs(a), Math.BigMul(a, a), (long)a * a, (ulong)(uint)a * 12345678901UL, (long)a / 7L,
                (ulong)(uint)a % 10UL);
        }
        Show(Math.BigMul(ulong.MaxValue, 0x1_0000_0001UL, out ulong low), low,
            Math.BigMul(long.MinValue, -3L, out long signed), signed);
        Try(() => Math.Abs(int.MinValue).ToString());
        Try(() => Math.Clamp(1, 5, 2).ToString());
        Try(() => checked((uint)values[2]).ToString());
        Try(() => checked(values[6] * 2).ToString());
        Try(() => checked(long.MaxValue * (long)values[3]).ToString());
    }

    private static double[] Samples =>
    [
        0, -0.0, 1, -1, 0.1, 0.2, 0.3, 0.1 + 0.2, 1.0 / 3, 2.0 / 3, 100, 1e15, 1e16, 123456789012345680, 1e21, 1e22,
            1e23, 1.5e300,
        5e-324, 2.2250738585072014e-308, double.MaxValue, double.MinValue, double.Epsilon, 9007199254740993, 1e-4,
            1e-5, 0.00012345,
        123.456, 1234567.891, 0.5, 1.5, 2.5, -2.5, 0.05, 1e-7, Math.PI, Math.E, 4.35, 0.285, 1.005,
            5.684341886080801e-14,
        9.5, 99.995, 999999.5, 1e100, 3.0e-100, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    private static void FloatText()
    {
        foreach (double value in Samples)
        {
            Show(value, value.ToString("R"), value.ToString("F2"), value.ToString("E3"), value.ToString("G5"),
                value.ToString("N1"),
                value.ToString("P1"), value.ToString("F0"), value.ToString("G17"), value.ToString("e"));
            Show((float)value, ((float)value).ToString("F3"), ((float)value).ToString("G9"),
                ((float)value).ToString("E"));
        }
        Show(0.1.ToString("F20"), 1e22.ToString("F0"), 5e-324.ToString("E20"), 1e15.ToString("G"),
            123456789.0.ToString("G3"));
        ulong bits = 0x3FF0_0000_0000_0001;
        for (int i = 0; i < 300; i++)
        {
            bits = bits * 6364136223846793005 + 1442695040888963407;
            Show(BitConverter.UInt64BitsToDouble(bits), BitConverter.UInt32BitsToSingle((uint)(bits >> 32)));
        }
    }

    private static void FloatParsing()
    {
        string[] texts =
        [
            "0", "-0", "1", "1.5", ".5", "5.", "1e3", "1E-3", "-1.25e+2", " 2 ", "1,234.5", "0.1",
                "123456789012345678901234567890",
            "9007199254740993", "9007199254740992.5", "9007199254740993.0000000000000000000000000001",
                "2.2250738585072011e-308",
            "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308",
            "1.7976931348623158e308", "1.7976931348623159e308", "1e400", "-1e400", "1e-400", "Infinity", "-Infinity",
                "NaN",
            "nan", "", "e5", "1e", "1.2.3", "abc", "+", "0.30000000000000004", "6.02214076e23", "8.98846567431158e307",
        ];
        foreach (string text in texts)
        {
            Show(text, Parsed(double.TryParse(text, out double d), BitConverter.DoubleToInt64Bits(d).ToString("x")),
                Parsed(float.TryParse(text, out float f), BitConverter.SingleToInt32Bits(f).ToString("x")));
        }
        foreach (double value in Samples)
        {
            if (!double.IsNaN(value))
            {
                Console.Write(double.Parse(value.ToString()) == value ? '+' : '-');
            }
        }
        Console.WriteLine();
        Try(() => double.Parse("x").ToString());
    }

    private static void FloatMath()
    {
        foreach (double value in new[] { 0.4, 0.5, 0.6, 1.5, 2.5, -0.5, -1.5, -2.7, 1e17, -0.0, 123.456,
            4503599627370497.5 })
        {
            Show(Math.Floor(value), Math.Ceiling(value), Math.Truncate(value), Math.Round(value),
                Math.Round(value, MidpointRounding.AwayFromZero), Math.Abs(value), Math.Sqrt(Math.Abs(value)),
                    Math.Sign(value));
            Show(value % 0.3, value * 3, value / 7, (int)value, (long)value, (float)value * 1.1f, value > 1,
                Math.Round(value, 1));
        }
        Show(Math.Max(double.NaN, 1), Math.Min(-0.0, 0.0), Math.Max(1.5f, 2.5f), double.NaN.Equals(double.NaN));
        Show(double.IsNaN(0 / Samples[0]), double.IsInfinity(1 / Samples[0]), double.IsNegative(-0.0),
            1.0.CompareTo(double.NaN));
        Show(0.1f + 0.2f, 0.1f + 0.2, (float)1e40, float.MaxValue, float.Epsilon, 16777217f);
        double sum = 0;
        for (int i = 1; i < 1000; i++)
        {
            sum += 1.0 / i;
        }
        Show(sum);
    }

    private static void Conversions()
    {
        double[] values = [0, 1.9, -1.9, 2147483647.5, 4294967295.9, 1e18];
        foreach (double value in values)
        {
            Show((long)value, (ulong)Math.Abs(value), (float)value, Convert(value));
        }
        ulong large = 0xFFFF_FFFF_FFFF_F800;
        Show((double)large, (float)large, (double)long.MinValue, (double)(uint)large, (ulong)1.8e19);
    }

    private static string Convert(double value)
    {
        try
        {
            return checked((int)value) + " " + checked((uint)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    private static T Sum<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
        {
            sum += value;
        }
        return sum * (T.One + T.One) - T.Max(values[0], values[1]);
    }

    private static T Mask<T>(int bits)
        where T : IBinaryInteger<T> => (T.One << bits) - T.One;

    private static T ParseAs<T>(string text)
        where T : ISpanParsable<T> => T.Parse(text.AsSpan(), null);

    private static void GenericMath()
    {
        Show(Sum<int>([1, 2, 3]), Sum<double>([0.5, 1.5]), Sum<byte>([1, 2]), Sum<long>([-1, 5, 1L << 40]));
        Show(Mask<int>(5), Mask<ulong>(63), Mask<byte>(7), ParseAs<int>("12"), ParseAs<double>("2.5"));
    }

    private static void Try(Func<string> action)
    {
        try
        {
            Console.WriteLine(action());
        }
        catch (Exception e)
        {
            Console.WriteLine(e is OverflowException ? "overflow" : e is FormatException ? "format"
                : e is ArgumentNullException ? "null" : e is ArgumentException ? "argument" : "other");
        }
    }
}
