// First in, first out: a ring in an array.
using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

public class Queue<T> : IReadOnlyCollection<T>, ICollection
{
    private const int FirstCapacity = 4;

    private T[] ring;
    private int first;
    private int count;
    private int version;

    public Queue() => ring = [];

    public Queue(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ring = capacity == 0 ? [] : new T[capacity];
    }

    public Queue(IEnumerable<T> collection) : this()
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (T item in collection)
        {
            Enqueue(item);
        }
    }

    public int Count => count;

    public int Capacity => ring.Length;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public void Enqueue(T item)
    {
        if (count == ring.Length)
        {
            SetCapacity(Math.Max(FirstCapacity, checked(count * 2)));
        }
        ring[PlaceOf(count)] = item;
        count++;
        version++;
    }

    public T Dequeue() => TryDequeue(out T? result) ? result : throw Empty();

    public bool TryDequeue([MaybeNullWhen(false)] out T result)
    {
        if (!TryPeek(out result))
        {
            return false;
        }
        ring[first] = default!;
        first = PlaceOf(1);
        count--;
        version++;
        return true;
    }

    public T Peek() => TryPeek(out T? result) ? result : throw Empty();

    public bool TryPeek([MaybeNullWhen(false)] out T result)
    {
        result = count == 0 ? default : ring[first];
        return count > 0;
    }

    public void Clear()
    {
        Array.Clear(ring);
        first = 0;
        count = 0;
        version++;
    }

    public bool Contains(T item)
    {
        for (int i = 0; i < count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(ring[PlaceOf(i)], item))
            {
                return true;
            }
        }
        return false;
    }

    public T[] ToArray()
    {
        var array = new T[count];
        CopyTo(array, 0);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        int untilEnd = Math.Min(count, ring.Length - first);
        Array.Copy(ring, first, array, arrayIndex, untilEnd);
        Array.Copy(ring, 0, array, arrayIndex + untilEnd, count - untilEnd);
    }

    void ICollection.CopyTo(Array array, int index) => Array.Copy(ToArray(), 0, array, index, count);

    public int EnsureCapacity(int capacity)
    {
        if (capacity > ring.Length)
        {
            SetCapacity(Math.Max(capacity, checked(ring.Length * 2)));
        }
        return ring.Length;
    }

    public void TrimExcess() => SetCapacity(count);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private int PlaceOf(int index)
    {
        int place = first + index;
        return place >= ring.Length ? place - ring.Length : place;
    }

    private void SetCapacity(int capacity)
    {
        var larger = new T[capacity];
        CopyTo(larger, 0);
        ring = larger;
        first = 0;
        version++;
    }

    private static InvalidOperationException Empty() => new("Queue empty.");

    public struct Enumerator : IEnumerator<T>
    {
        private readonly Queue<T> queue;
        private readonly int version;
        private int index;

        internal Enumerator(Queue<T> queue)
        {
            this.queue = queue;
            version = queue.version;
            index = -1;
        }

        public readonly T Current =>
            (uint)index < (uint)queue.count ? queue.ring[queue.PlaceOf(index)] : throw new InvalidOperationException();

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (version != queue.version)
            {
                throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            }
            index = Math.Min(index + 1, queue.count);
            return index < queue.count;
        }

        void IEnumerator.Reset() => index = -1;

        public readonly void Dispose() { }
    }
}
