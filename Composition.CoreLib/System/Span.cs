// A view of consecutive values, wherever they lie.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

public readonly ref struct Span<T>
{
    private readonly ref T _reference;
    private readonly int _length;

    public Span(T[]? array)
    {
        if (array is null)
        {
            this = default;
            return;
        }
        if (!typeof(T).IsValueType && array.GetType() != typeof(T[]))
        {
            throw new ArrayTypeMismatchException();
        }
        _reference = ref MemoryMarshal.GetArrayDataReference(array);
        _length = array.Length;
    }

    public Span(T[]? array, int start, int length)
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
        if (!typeof(T).IsValueType && array.GetType() != typeof(T[]))
        {
            throw new ArrayTypeMismatchException();
        }
        CheckRange(start, length, array.Length);
        _reference = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start);
        _length = length;
    }

    /// <summary>Sound only for types without references, and while the memory is there.</summary>
    // Sound: only if the caller's memory holds that many values of a type without references; C# lets only unsafe code
    // call this.
    public unsafe Span(void* pointer, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _reference = ref Unsafe.AsRef<T>(pointer);
        _length = length;
    }

    public Span(ref T reference)
    {
        _reference = ref reference;
        _length = 1;
    }

    internal Span(ref T reference, int length)
    {
        _reference = ref reference;
        _length = length;
    }

    public ref T this[int index]
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

    public static Span<T> Empty => default;

    internal ref T Reference => ref _reference;

    public ref T GetPinnableReference() => ref _reference;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Slice(int start)
    {
        if ((uint)start > (uint)_length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        return new Span<T>(ref Unsafe.Add(ref _reference, (nint)(uint)start), _length - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Slice(int start, int length)
    {
        CheckRange(start, length, _length);
        return new Span<T>(ref Unsafe.Add(ref _reference, (nint)(uint)start), length);
    }

    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Fill(default!);
            return;
        }
        SpanHelpers.ClearWithoutReferences(
            ref Unsafe.As<T, byte>(ref _reference), (nuint)(uint)_length * (nuint)Unsafe.SizeOf<T>());
    }

    public void Fill(T value)
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            SpanHelpers.Fill(ref Unsafe.As<T, byte>(ref _reference), Unsafe.As<T, byte>(ref value),
                (nuint)(uint)_length);
            return;
        }
        for (int i = 0; i < _length; i++)
        {
            Unsafe.Add(ref _reference, i) = value;
        }
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
            ref Unsafe.As<T, byte>(ref destination._reference), ref Unsafe.As<T, byte>(ref _reference),
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
            : string.Concat("System.Span[", _length.ToString(), "]");

    public override bool Equals(object? obj) => throw new NotSupportedException();

    public override int GetHashCode() => throw new NotSupportedException();

    public static bool operator ==(Span<T> left, Span<T> right) =>
        left._length == right._length && Unsafe.AreSame(ref left._reference, ref right._reference);

    public static bool operator !=(Span<T> left, Span<T> right) => !(left == right);

    public static implicit operator Span<T>(T[]? array) => new(array);

    public static implicit operator Span<T>(ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);

    public static implicit operator ReadOnlySpan<T>(Span<T> span) => new(ref span._reference, span._length);

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
        private readonly Span<T> span;
        private int index;

        internal Enumerator(Span<T> span)
        {
            this.span = span;
            index = -1;
        }

        public readonly ref T Current => ref span[index];

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
