// Pseudo-random numbers: xoshiro256** (Blackman, Vigna: Scrambled Linear Pseudorandom Number Generators, 2019).
using System.Numerics;

namespace System;

/// <summary>The sequence of a seed differs from .NET's; the same seed gives the same sequence on every run.</summary>
public class Random
{
    private const ulong SplitMixIncrement = 0x9E37_79B9_7F4A_7C15;
    private const ulong SplitMixFactor1 = 0xBF58_476D_1CE4_E5B9;
    private const ulong SplitMixFactor2 = 0x94D0_49BB_1331_11EB;

    /// <summary>53 bits are what a double can hold.</summary>
    private const double FractionUnit = 1.0 / (1UL << 53);

    private ulong state0;
    private ulong state1;
    private ulong state2;
    private ulong state3;

    public Random() : this((int)Internal.Runtime.RuntimeImports.PlatformTimestamp()) { }

    public Random(int seed)
    {
        ulong mix = (ulong)seed;
        state0 = SplitMix(ref mix);
        state1 = SplitMix(ref mix);
        state2 = SplitMix(ref mix);
        state3 = SplitMix(ref mix);
    }

    public static Random Shared { get; } = new(0);

    public virtual int Next() => Next(int.MaxValue);

    public virtual int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)Below((ulong)maxValue);
    }

    public virtual int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)(minValue + (long)Below((ulong)((long)maxValue - minValue)));
    }

    public virtual long NextInt64() => NextInt64(long.MaxValue);

    public virtual long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (long)Below((ulong)maxValue);
    }

    public virtual long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return minValue + (long)Below((ulong)maxValue - (ulong)minValue);
    }

    public virtual double NextDouble() => (NextBits() >> 11) * FractionUnit;

    public virtual float NextSingle() => (NextBits() >> 40) * (1.0f / (1 << 24));

    public virtual void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    public virtual void NextBytes(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
        {
            value = (byte)NextBits();
        }
    }

    public void Shuffle<T>(T[] values) => Shuffle(values.AsSpan());

    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>
    /// 0 for a limit of 0. Bits above the limit's are masked and too large numbers drawn again: no bias.
    /// </summary>
    private ulong Below(ulong limit)
    {
        if (limit <= 1)
        {
            return 0;
        }
        ulong mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(limit - 1);
        ulong candidate;
        do
        {
            candidate = NextBits() & mask;
        }
        while (candidate >= limit);
        return candidate;
    }

    private ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(state1 * 5, 7) * 9;
        ulong shifted = state1 << 17;
        state2 ^= state0;
        state3 ^= state1;
        state1 ^= state2;
        state0 ^= state3;
        state2 ^= shifted;
        state3 = BitOperations.RotateLeft(state3, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += SplitMixIncrement;
        ulong mixed = (state ^ (state >> 30)) * SplitMixFactor1;
        mixed = (mixed ^ (mixed >> 27)) * SplitMixFactor2;
        return mixed ^ (mixed >> 31);
    }
}
