// Where ilc takes the implementations of an array's generic interfaces from: T[] behaves as if it were an Array<T>.
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace System;

internal class Array<T> : Array, IList<T>, IReadOnlyList<T>
{
    // Sound: an instance is in truth a T[].
    private T[] Items => Unsafe.As<T[]>(this);

    public int Count => Length;

    public T this[int index]
    {
        get => (uint)index < (uint)Length ? Items[index] : throw new ArgumentOutOfRangeException(nameof(index));
        set
        {
            if ((uint)index >= (uint)Length)
            {
                throw new ArgumentOutOfRangeException(nameof(index));
            }
            Items[index] = value;
        }
    }

    public new IEnumerator<T> GetEnumerator() => new Enumerator(Items);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(Items);

    bool ICollection<T>.IsReadOnly => true;

    public bool Contains(T item) => Array.IndexOf(Items, item) >= 0;

    public int IndexOf(T item) => Array.IndexOf(Items, item);

    public void CopyTo(T[] array, int arrayIndex) => Copy(this, 0, array, arrayIndex, Length);

    public void Add(T item) => throw FixedSize();

    public void Clear() => throw new NotSupportedException("Collection is read-only.");

    public void Insert(int index, T item) => throw FixedSize();

    public bool Remove(T item) => throw FixedSize();

    public void RemoveAt(int index) => throw FixedSize();

    private sealed class Enumerator(T[] array) : IEnumerator<T>
    {
        private int index = -1;

        public T Current =>
            (uint)index < (uint)array.Length ? array[index] : throw new InvalidOperationException();

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            index = Math.Min(index + 1, array.Length);
            return index < array.Length;
        }

        public void Reset() => index = -1;

        public void Dispose() { }
    }
}
