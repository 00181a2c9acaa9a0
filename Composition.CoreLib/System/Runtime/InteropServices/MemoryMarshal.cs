// Views of memory under another type.
using System.Runtime.CompilerServices;

namespace System.Runtime.InteropServices;

// Sound: casts recompute lengths from the sizes of both types and refuse types with references. For the length of other
// memory the caller answers, as in .NET.
public static unsafe class MemoryMarshal
{
    [Intrinsic]
    public static ref T GetArrayDataReference<T>(T[] array) =>
        ref Unsafe.As<byte, T>(ref Unsafe.As<RawArrayData>(array)!.Data);

    public static ref byte GetArrayDataReference(Array array) => ref array.FirstByte;

    public static ref T GetReference<T>(Span<T> span) => ref span.Reference;

    public static ref T GetReference<T>(ReadOnlySpan<T> span) => ref span.Reference;

    public static Span<T> CreateSpan<T>(scoped ref T reference, int length) =>
        new(ref Unsafe.AsRef(in reference), length);

    public static ReadOnlySpan<T> CreateReadOnlySpan<T>(scoped ref readonly T reference, int length) =>
        new(ref Unsafe.AsRef(in reference), length);

    public static ReadOnlySpan<byte> CreateReadOnlySpanFromNullTerminated(byte* value)
    {
        int length = 0;
        while (value != null && value[length] != 0)
        {
            length++;
        }
        return new ReadOnlySpan<byte>(value, length);
    }

    public static Span<byte> AsBytes<T>(Span<T> span)
        where T : struct => Cast<T, byte>(span);

    public static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> span)
        where T : struct => Cast<T, byte>(span);

    public static Span<TTo> Cast<TFrom, TTo>(Span<TFrom> span)
        where TFrom : struct
        where TTo : struct =>
        new(ref Unsafe.As<TFrom, TTo>(ref span.Reference), CastLength<TFrom, TTo>(span.Length));

    public static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> span)
        where TFrom : struct
        where TTo : struct =>
        new(ref Unsafe.As<TFrom, TTo>(ref span.Reference), CastLength<TFrom, TTo>(span.Length));

    private static int CastLength<TFrom, TTo>(int length)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TFrom>()
            || RuntimeHelpers.IsReferenceOrContainsReferences<TTo>())
        {
            throw new ArgumentException("Cannot use a type that contains references.");
        }
        return checked((int)((long)length * Unsafe.SizeOf<TFrom>() / Unsafe.SizeOf<TTo>()));
    }

    public static T Read<T>(ReadOnlySpan<byte> source)
        where T : struct
    {
        Require<T>(source.Length);
        return Unsafe.ReadUnaligned<T>(ref source.Reference);
    }

    public static bool TryRead<T>(ReadOnlySpan<byte> source, out T value)
        where T : struct
    {
        bool fits = Unsafe.SizeOf<T>() <= source.Length;
        value = fits ? Unsafe.ReadUnaligned<T>(ref source.Reference) : default;
        return fits;
    }

    public static void Write<T>(Span<byte> destination, in T value)
        where T : struct
    {
        Require<T>(destination.Length);
        Unsafe.WriteUnaligned(ref destination.Reference, value);
    }

    public static bool TryWrite<T>(Span<byte> destination, in T value)
        where T : struct
    {
        if (Unsafe.SizeOf<T>() > destination.Length)
        {
            return false;
        }
        Unsafe.WriteUnaligned(ref destination.Reference, value);
        return true;
    }

    public static ref T AsRef<T>(Span<byte> span)
        where T : struct
    {
        Require<T>(span.Length);
        return ref Unsafe.As<byte, T>(ref span.Reference);
    }

    public static ref readonly T AsRef<T>(ReadOnlySpan<byte> span)
        where T : struct
    {
        Require<T>(span.Length);
        return ref Unsafe.As<byte, T>(ref span.Reference);
    }

    private static void Require<T>(int length)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            throw new ArgumentException("Cannot use a type that contains references.");
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Unsafe.SizeOf<T>(), length);
    }
}
