// Values as bytes and as other values of the same bits.
using System.Runtime.CompilerServices;

namespace System;

public static class BitConverter
{
    public static readonly bool IsLittleEndian = true;

    public static long DoubleToInt64Bits(double value) => Unsafe.As<double, long>(ref value);

    public static ulong DoubleToUInt64Bits(double value) => Unsafe.As<double, ulong>(ref value);

    public static double Int64BitsToDouble(long value) => Unsafe.As<long, double>(ref value);

    public static double UInt64BitsToDouble(ulong value) => Unsafe.As<ulong, double>(ref value);

    public static int SingleToInt32Bits(float value) => Unsafe.As<float, int>(ref value);

    public static uint SingleToUInt32Bits(float value) => Unsafe.As<float, uint>(ref value);

    public static float Int32BitsToSingle(int value) => Unsafe.As<int, float>(ref value);

    public static float UInt32BitsToSingle(uint value) => Unsafe.As<uint, float>(ref value);

    public static byte[] GetBytes(bool value) => [value ? (byte)1 : (byte)0];

    public static byte[] GetBytes(char value) => ToBytes(value);

    public static byte[] GetBytes(short value) => ToBytes(value);

    public static byte[] GetBytes(ushort value) => ToBytes(value);

    public static byte[] GetBytes(int value) => ToBytes(value);

    public static byte[] GetBytes(uint value) => ToBytes(value);

    public static byte[] GetBytes(long value) => ToBytes(value);

    public static byte[] GetBytes(ulong value) => ToBytes(value);

    public static byte[] GetBytes(float value) => ToBytes(value);

    public static byte[] GetBytes(double value) => ToBytes(value);

    public static short ToInt16(byte[] value, int startIndex) => Read<short>(value.AsSpan(startIndex));

    public static ushort ToUInt16(byte[] value, int startIndex) => Read<ushort>(value.AsSpan(startIndex));

    public static int ToInt32(byte[] value, int startIndex) => Read<int>(value.AsSpan(startIndex));

    public static uint ToUInt32(byte[] value, int startIndex) => Read<uint>(value.AsSpan(startIndex));

    public static long ToInt64(byte[] value, int startIndex) => Read<long>(value.AsSpan(startIndex));

    public static ulong ToUInt64(byte[] value, int startIndex) => Read<ulong>(value.AsSpan(startIndex));

    public static double ToDouble(byte[] value, int startIndex) => Read<double>(value.AsSpan(startIndex));

    public static float ToSingle(byte[] value, int startIndex) => Read<float>(value.AsSpan(startIndex));

    public static int ToInt32(ReadOnlySpan<byte> value) => Read<int>(value);

    public static uint ToUInt32(ReadOnlySpan<byte> value) => Read<uint>(value);

    public static long ToInt64(ReadOnlySpan<byte> value) => Read<long>(value);

    public static ulong ToUInt64(ReadOnlySpan<byte> value) => Read<ulong>(value);

    private static byte[] ToBytes<T>(T value)
    {
        byte[] bytes = new byte[Unsafe.SizeOf<T>()];
        Unsafe.WriteUnaligned(ref bytes[0], value);
        return bytes;
    }

    private static T Read<T>(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes.Length, Unsafe.SizeOf<T>(), "value");
        return Unsafe.ReadUnaligned<T>(ref bytes.Reference);
    }
}
