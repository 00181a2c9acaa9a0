// A read-only view of consecutive values, wherever they lie.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

public readonly ref struct ReadOnlySpan<T>
{
    private readonly ref T _reference;
    private readonly int _length;

    public ReadOnlySpan(T[]? array)
    {
        if (array is null)
        {
            this = default;
            return;
        }
        _reference = ref MemoryMarshal.GetArrayDataReference(array);
        _length = array.Length;
    }

    public ReadOnlySpan(T[]? array, int start, int length)
    {
        if (array is null)
        {
            if (start != 0 || length != 0)
            {
                throw new ArgumentOutOfRangeException();
            }
            this = default;
            return;
        }
        CheckRange(start, length, array.Length);
        _reference = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start);
        _length = length;
    }

    /// <summary>Sound only for types without references, and while the memory is there.</summary>
    // Sound: only if the caller's memory holds that many values of a type without references; C# lets only unsafe code
    // call this.
    public unsafe ReadOnlySpan(void* pointer, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _reference = ref Unsafe.AsRef<T>(pointer);
        _length = length;
    }

    public ReadOnlySpan(ref readonly T reference)
    {
        _reference = ref Unsafe.AsRef(in reference);
        _length = 1;
    }

    internal ReadOnlySpan(ref T reference, int length)
    {
        _reference = ref reference;
        _length = length;
    }

    public ref readonly T this[int index]
    {
        [Intrinsic]
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)_length)
            {
                ThrowHelpers.ThrowIndexOutOfRangeException();
            }
            return ref Unsafe.Add(ref _reference, (nint)(uint)index);
        }
    }

    public int Length
    {
        [Intrinsic]
        get => _length;
    }

    public bool IsEmpty => _length == 0;

    public static ReadOnlySpan<T> Empty => default;

    internal ref T Reference => ref _reference;

    public ref readonly T GetPinnableReference() => ref _reference;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Slice(int start)
    {
        if ((uint)start > (uint)_length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        return new ReadOnlySpan<T>(ref Unsafe.Add(ref _reference, (nint)(uint)start), _length - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Slice(int start, int length)
    {
        CheckRange(start, length, _length);
        return new ReadOnlySpan<T>(ref Unsafe.Add(ref _reference, (nint)(uint)start), length);
    }

    public void CopyTo(Span<T> destination)
    {
        if (!TryCopyTo(destination))
        {
            throw new ArgumentException("Destination is too short.", nameof(destination));
        }
    }

    public bool TryCopyTo(Span<T> destination)
    {
        if (_length > destination.Length)
        {
            return false;
        }
        SpanHelpers.Memmove(
            ref Unsafe.As<T, byte>(ref destination.Reference), ref Unsafe.As<T, byte>(ref _reference),
            (nuint)(uint)_length * (nuint)Unsafe.SizeOf<T>());
        return true;
    }

    public T[] ToArray()
    {
        if (_length == 0)
        {
            return [];
        }
        var array = new T[_length];
        CopyTo(new Span<T>(array));
        return array;
    }

    public override string ToString() =>
        typeof(T) == typeof(char)
            ? new string(new ReadOnlySpan<char>(ref Unsafe.As<T, char>(ref _reference), _length))
            : string.Concat("System.ReadOnlySpan[", _length.ToString(), "]");

    public override bool Equals(object? obj) => throw new NotSupportedException();

    public override int GetHashCode() => throw new NotSupportedException();

    public static bool operator ==(ReadOnlySpan<T> left, ReadOnlySpan<T> right) =>
        left._length == right._length && Unsafe.AreSame(ref left._reference, ref right._reference);

    public static bool operator !=(ReadOnlySpan<T> left, ReadOnlySpan<T> right) => !(left == right);

    public static implicit operator ReadOnlySpan<T>(T[]? array) => new(array);

    public static implicit operator ReadOnlySpan<T>(ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);

    /// <summary>A view of strings is a view of objects: nothing can be stored through it.</summary>
    public static ReadOnlySpan<T> CastUp<TDerived>(ReadOnlySpan<TDerived> items)
        where TDerived : class?, T => new(ref Unsafe.As<TDerived, T>(ref items.Reference), items.Length);

    public Enumerator GetEnumerator() => new(this);

    private static void CheckRange(int start, int length, int available)
    {
        if ((ulong)(uint)start + (uint)length > (uint)available)
        {
            throw new ArgumentOutOfRangeException();
        }
    }

    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<T> span;
        private int index;

        internal Enumerator(ReadOnlySpan<T> span)
        {
            this.span = span;
            index = -1;
        }

        public readonly ref readonly T Current => ref span[index];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            int next = index + 1;
            if (next >= span.Length)
            {
                return false;
            }
            index = next;
            return true;
        }
    }
}
