// Counting, finding and rotating bits, without instructions beyond the x86-64 baseline.
using System.Runtime.CompilerServices;

namespace System.Numerics;

public static class BitOperations
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPow2(uint value) => value != 0 && (value & (value - 1)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;

    public static uint RoundUpToPowerOf2(uint value) =>
        value == 0 ? 0 : (uint)(0x1_0000_0000UL >> LeadingZeroCount(value - 1));

    public static ulong RoundUpToPowerOf2(ulong value)
    {
        int shift = 64 - LeadingZeroCount(value - 1);
        return shift == 64 ? 0 : 1UL << shift;
    }

    public static int LeadingZeroCount(uint value) => value == 0 ? 32 : 31 - Log2(value);

    public static int LeadingZeroCount(ulong value) => value == 0 ? 64 : 63 - Log2(value);

    /// <summary>0 for 0.</summary>
    public static int Log2(uint value) => Log2((ulong)value);

    /// <summary>0 for 0.</summary>
    public static int Log2(ulong value)
    {
        int result = 0;
        for (int step = 32; step > 0; step >>= 1)
        {
            if (value >> step != 0)
            {
                value >>= step;
                result += step;
            }
        }
        return result;
    }

    public static int PopCount(uint value) => PopCount((ulong)value);

    /// <summary>Adds up neighbouring bits, pairs, nibbles, then all bytes by one multiplication.</summary>
    public static int PopCount(ulong value)
    {
        value -= (value >> 1) & 0x5555_5555_5555_5555;
        value = (value & 0x3333_3333_3333_3333) + ((value >> 2) & 0x3333_3333_3333_3333);
        value = (value + (value >> 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        return (int)((value * 0x0101_0101_0101_0101) >> 56);
    }

    public static int TrailingZeroCount(int value) => TrailingZeroCount((uint)value);

    public static int TrailingZeroCount(uint value) => value == 0 ? 32 : PopCount((value & (0 - value)) - 1);

    public static int TrailingZeroCount(long value) => TrailingZeroCount((ulong)value);

    public static int TrailingZeroCount(ulong value) => value == 0 ? 64 : PopCount((value & (0 - value)) - 1);

    [Intrinsic]
    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));

    [Intrinsic]
    public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));

    [Intrinsic]
    public static uint RotateRight(uint value, int offset) => (value >> offset) | (value << (32 - offset));

    [Intrinsic]
    public static ulong RotateRight(ulong value, int offset) => (value >> offset) | (value << (64 - offset));
}
