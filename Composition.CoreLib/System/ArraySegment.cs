// A part of an array.
using System.Collections;
using System.Collections.Generic;

namespace System;

public readonly struct ArraySegment<T> : IList<T>, IReadOnlyList<T>, IEquatable<ArraySegment<T>>
{
    private readonly T[]? array;
    private readonly int offset;
    private readonly int count;

    public ArraySegment(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        this.array = array;
        count = array.Length;
    }

    public ArraySegment(T[] array, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (offset < 0 || count < 0 || count > array.Length - offset)
        {
            throw new ArgumentException("Offset and length were out of bounds for the array.");
        }
        this.array = array;
        this.offset = offset;
        this.count = count;
    }

    public static ArraySegment<T> Empty => new([]);

    public T[]? Array => array;

    public int Offset => offset;

    public int Count => count;

    bool ICollection<T>.IsReadOnly => true;

    public T this[int index]
    {
        get => Span[index];
        set => Span[index] = value;
    }

    private Span<T> Span => new(array, offset, count);

    public ArraySegment<T> Slice(int index) => Slice(index, count - index);

    public ArraySegment<T> Slice(int index, int count)
    {
        if (index < 0 || count < 0 || count > this.count - index)
        {
            throw new ArgumentOutOfRangeException(nameof(index));
        }
        return new ArraySegment<T>(array!, offset + index, count);
    }

    public T[] ToArray() => Span.ToArray();

    public void CopyTo(T[] destination) => Span.CopyTo(destination);

    public void CopyTo(T[] destination, int destinationIndex) => Span.CopyTo(destination.AsSpan(destinationIndex));

    public bool Contains(T item) => IndexOf(item) >= 0;

    public int IndexOf(T item)
    {
        int index = array is null ? -1 : System.Array.IndexOf(array, item, offset, count);
        return index < 0 ? -1 : index - offset;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    void IList<T>.Insert(int index, T item) => throw new NotSupportedException();

    void IList<T>.RemoveAt(int index) => throw new NotSupportedException();

    void ICollection<T>.Add(T item) => throw new NotSupportedException();

    void ICollection<T>.Clear() => throw new NotSupportedException();

    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

    public bool Equals(ArraySegment<T> other) => array == other.array && offset == other.offset && count == other.count;

    public override bool Equals(object? obj) => obj is ArraySegment<T> other && Equals(other);

    public override int GetHashCode() => array is null ? 0 : HashCode.Combine(offset, count, array.GetHashCode());

    public static bool operator ==(ArraySegment<T> a, ArraySegment<T> b) => a.Equals(b);

    public static bool operator !=(ArraySegment<T> a, ArraySegment<T> b) => !a.Equals(b);

    public static implicit operator ArraySegment<T>(T[]? array) => array is null ? default : new ArraySegment<T>(array);

    public struct Enumerator : IEnumerator<T>
    {
        private readonly ArraySegment<T> segment;
        private int index;

        internal Enumerator(ArraySegment<T> segment)
        {
            this.segment = segment;
            index = -1;
        }

        public readonly T Current => segment[index];

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext() => ++index < segment.count;

        void IEnumerator.Reset() => index = -1;

        public readonly void Dispose() { }
    }
}
