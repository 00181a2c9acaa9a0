// A read-only view of an array or string that may be kept.
namespace System;

public readonly struct ReadOnlyMemory<T> : IEquatable<ReadOnlyMemory<T>>
{
    private readonly object? items;
    private readonly int start;
    private readonly int length;

    public ReadOnlyMemory(T[]? array)
    {
        items = array;
        length = array?.Length ?? 0;
    }

    public ReadOnlyMemory(T[]? array, int start, int length)
    {
        // Checks the range.
        _ = new ReadOnlySpan<T>(array, start, length);
        items = array;
        this.start = start;
        this.length = length;
    }

    internal ReadOnlyMemory(object? items, int start, int length, bool isChecked)
    {
        this.items = items;
        this.start = start;
        this.length = length;
    }

    public static ReadOnlyMemory<T> Empty => default;

    public int Length => length;

    public bool IsEmpty => length == 0;

    public ReadOnlySpan<T> Span
    {
        get
        {
            if (items is string text)
            {
                ReadOnlySpan<char> characters = text.AsSpan(start, length);
                return new ReadOnlySpan<T>(
                    ref Runtime.CompilerServices.Unsafe.As<char, T>(ref characters.Reference), length);
            }
            return new ReadOnlySpan<T>(Runtime.CompilerServices.Unsafe.As<T[]>(items), start, length);
        }
    }

    public ReadOnlyMemory<T> Slice(int start)
    {
        if ((uint)start > (uint)length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        return new ReadOnlyMemory<T>(items, this.start + start, length - start, isChecked: true);
    }

    public ReadOnlyMemory<T> Slice(int start, int length)
    {
        if ((ulong)(uint)start + (uint)length > (uint)this.length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        return new ReadOnlyMemory<T>(items, this.start + start, length, isChecked: true);
    }

    public void CopyTo(Memory<T> destination) => Span.CopyTo(destination.Span);

    public bool TryCopyTo(Memory<T> destination) => Span.TryCopyTo(destination.Span);

    public T[] ToArray() => Span.ToArray();

    public bool Equals(ReadOnlyMemory<T> other) =>
        ReferenceEquals(items, other.items) && start == other.start && length == other.length;

    public override bool Equals(object? obj) => obj is ReadOnlyMemory<T> other && Equals(other);

    public override int GetHashCode() => items is null ? 0 : HashCode.Combine(items.GetHashCode(), start, length);

    public override string ToString() => Span.ToString();

    public static implicit operator ReadOnlyMemory<T>(T[]? array) => new(array);

    public static implicit operator ReadOnlyMemory<T>(ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);
}
