// Reads and writes that are neither moved nor merged. On x86-64 every plain access is ordered enough
// (Intel SDM volume 3A, section 10.2.2); the volatile fields below keep the compiler from moving them.
using System.Runtime.CompilerServices;

namespace System.Threading;

public static class Volatile
{
    public static bool Read(ref readonly bool location) =>
        Unsafe.As<bool, VolatileBoolean>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref bool location, bool value) =>
        Unsafe.As<bool, VolatileBoolean>(ref location).Value = value;

    public static sbyte Read(ref readonly sbyte location) =>
        Unsafe.As<sbyte, VolatileSByte>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref sbyte location, sbyte value) =>
        Unsafe.As<sbyte, VolatileSByte>(ref location).Value = value;

    public static byte Read(ref readonly byte location) =>
        Unsafe.As<byte, VolatileByte>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref byte location, byte value) =>
        Unsafe.As<byte, VolatileByte>(ref location).Value = value;

    public static short Read(ref readonly short location) =>
        Unsafe.As<short, VolatileInt16>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref short location, short value) =>
        Unsafe.As<short, VolatileInt16>(ref location).Value = value;

    public static ushort Read(ref readonly ushort location) =>
        Unsafe.As<ushort, VolatileUInt16>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref ushort location, ushort value) =>
        Unsafe.As<ushort, VolatileUInt16>(ref location).Value = value;

    public static int Read(ref readonly int location) =>
        Unsafe.As<int, VolatileInt32>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref int location, int value) =>
        Unsafe.As<int, VolatileInt32>(ref location).Value = value;

    public static uint Read(ref readonly uint location) =>
        Unsafe.As<uint, VolatileUInt32>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref uint location, uint value) =>
        Unsafe.As<uint, VolatileUInt32>(ref location).Value = value;

    public static long Read(ref readonly long location) =>
        (long)Unsafe.As<long, VolatileIntPtr>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref long location, long value) =>
        Unsafe.As<long, VolatileIntPtr>(ref location).Value = (nint)value;

    public static ulong Read(ref readonly ulong location) =>
        (ulong)Unsafe.As<ulong, VolatileUIntPtr>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref ulong location, ulong value) =>
        Unsafe.As<ulong, VolatileUIntPtr>(ref location).Value = (nuint)value;

    public static nint Read(ref readonly nint location) =>
        Unsafe.As<nint, VolatileIntPtr>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref nint location, nint value) =>
        Unsafe.As<nint, VolatileIntPtr>(ref location).Value = value;

    public static nuint Read(ref readonly nuint location) =>
        Unsafe.As<nuint, VolatileUIntPtr>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref nuint location, nuint value) =>
        Unsafe.As<nuint, VolatileUIntPtr>(ref location).Value = value;

    public static float Read(ref readonly float location) =>
        Unsafe.As<float, VolatileSingle>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref float location, float value) =>
        Unsafe.As<float, VolatileSingle>(ref location).Value = value;

    public static double Read(ref readonly double location) =>
        BitConverter.Int64BitsToDouble(Read(ref Unsafe.As<double, long>(ref Unsafe.AsRef(in location))));

    public static void Write(ref double location, double value) =>
        Write(ref Unsafe.As<double, long>(ref location), BitConverter.DoubleToInt64Bits(value));

    public static T Read<T>(ref readonly T location)
        where T : class? => Unsafe.As<T>(Unsafe.As<T, VolatileObject>(ref Unsafe.AsRef(in location)).Value)!;

    public static void Write<T>(ref T location, T value)
        where T : class? => Unsafe.As<T, VolatileObject>(ref location).Value = value;

    public static void ReadBarrier() => Interlocked.MemoryBarrier();

    public static void WriteBarrier() => Interlocked.MemoryBarrier();

    private struct VolatileBoolean
    {
        internal volatile bool Value;
    }

    private struct VolatileSByte
    {
        internal volatile sbyte Value;
    }

    private struct VolatileByte
    {
        internal volatile byte Value;
    }

    private struct VolatileInt16
    {
        internal volatile short Value;
    }

    private struct VolatileUInt16
    {
        internal volatile ushort Value;
    }

    private struct VolatileInt32
    {
        internal volatile int Value;
    }

    private struct VolatileUInt32
    {
        internal volatile uint Value;
    }

    private struct VolatileIntPtr
    {
        internal volatile nint Value;
    }

    private struct VolatileUIntPtr
    {
        internal volatile nuint Value;
    }

    private struct VolatileSingle
    {
        internal volatile float Value;
    }

    private struct VolatileObject
    {
        internal volatile object? Value;
    }
}
