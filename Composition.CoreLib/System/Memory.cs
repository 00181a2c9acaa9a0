// A view of an array that may be kept.
namespace System;

public readonly struct Memory<T> : IEquatable<Memory<T>>
{
    private readonly T[]? items;
    private readonly int start;
    private readonly int length;

    public Memory(T[]? array)
    {
        items = array;
        length = array?.Length ?? 0;
    }

    public Memory(T[]? array, int start, int length)
    {
        // Checks the range.
        _ = new ReadOnlySpan<T>(array, start, length);
        items = array;
        this.start = start;
        this.length = length;
    }

    internal Memory(T[]? items, int start, int length, bool isChecked)
    {
        this.items = items;
        this.start = start;
        this.length = length;
    }

    public static Memory<T> Empty => default;

    public int Length => length;

    public bool IsEmpty => length == 0;

    public Span<T> Span => new(items, start, length);

    public Memory<T> Slice(int start)
    {
        if ((uint)start > (uint)length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        return new Memory<T>(items, this.start + start, length - start, isChecked: true);
    }

    public Memory<T> Slice(int start, int length)
    {
        if ((ulong)(uint)start + (uint)length > (uint)this.length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        return new Memory<T>(items, this.start + start, length, isChecked: true);
    }

    public void CopyTo(Memory<T> destination) => Span.CopyTo(destination.Span);

    public bool TryCopyTo(Memory<T> destination) => Span.TryCopyTo(destination.Span);

    public T[] ToArray() => Span.ToArray();

    public bool Equals(Memory<T> other) =>
        ReferenceEquals(items, other.items) && start == other.start && length == other.length;

    public override bool Equals(object? obj) => obj is Memory<T> other && Equals(other);

    public override int GetHashCode() => items is null ? 0 : HashCode.Combine(items.GetHashCode(), start, length);

    public override string ToString() => Span.ToString();

    public static implicit operator Memory<T>(T[]? array) => new(array);

    public static implicit operator Memory<T>(ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);

    public static implicit operator ReadOnlyMemory<T>(Memory<T> memory) =>
        new(memory.items, memory.start, memory.length, isChecked: true);
}
