// A sequence in an array that grows.
using System.Collections.ObjectModel;

namespace System.Collections.Generic;

public partial class List<T> : IList<T>, IReadOnlyList<T>, IList
{
    private const int FirstCapacity = 4;

    private T[] items;
    private int count;
    private int version;

    public List() => items = [];

    public List(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        items = capacity == 0 ? [] : new T[capacity];
    }

    public List(IEnumerable<T> collection) : this() => AddRange(collection);

    public int Count => count;

    public int Capacity
    {
        get => items.Length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, count);
            if (value != items.Length)
            {
                Array.Resize(ref items!, value);
            }
        }
    }

    bool ICollection<T>.IsReadOnly => false;

    bool IList.IsReadOnly => false;

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    internal Span<T> UsedItems => new(items, 0, count);

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)count)
            {
                throw BadIndex();
            }
            return items[index];
        }
        set
        {
            if ((uint)index >= (uint)count)
            {
                throw BadIndex();
            }
            items[index] = value;
            version++;
        }
    }

    object? IList.this[int index]
    {
        get => this[index];
        set => this[index] = (T)value!;
    }

    public void Add(T item)
    {
        version++;
        if (count == items.Length)
        {
            Grow(count + 1);
        }
        items[count++] = item;
    }

    int IList.Add(object? value)
    {
        Add((T)value!);
        return count - 1;
    }

    public void AddRange(IEnumerable<T> collection) => InsertRange(count, collection);

    public void Insert(int index, T item)
    {
        if ((uint)index > (uint)count)
        {
            throw BadIndex();
        }
        Open(index, 1);
        items[index] = item;
    }

    void IList.Insert(int index, object? value) => Insert(index, (T)value!);

    public void InsertRange(int index, IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if ((uint)index > (uint)count)
        {
            throw BadIndex();
        }
        if (collection is ICollection<T> known)
        {
            int added = known.Count;
            T[] copy = ReferenceEquals(this, collection) ? ToArray() : [];
            Open(index, added);
            if (ReferenceEquals(this, collection))
            {
                copy.CopyTo(items, index);
            }
            else
            {
                known.CopyTo(items, index);
            }
            return;
        }
        foreach (T item in collection)
        {
            Insert(index++, item);
        }
    }

    public void Clear()
    {
        UsedItems.Clear();
        count = 0;
        version++;
    }

    public bool Remove(T item)
    {
        int index = IndexOf(item);
        if (index < 0)
        {
            return false;
        }
        RemoveAt(index);
        return true;
    }

    void IList.Remove(object? value)
    {
        if (value is T item)
        {
            Remove(item);
        }
    }

    public void RemoveAt(int index)
    {
        if ((uint)index >= (uint)count)
        {
            throw BadIndex();
        }
        RemoveRange(index, 1);
    }

    public void RemoveRange(int index, int count)
    {
        CheckRange(index, count);
        MoveItems(index + count, index, this.count - index - count);
        this.count -= count;
        Array.Clear(items, this.count, count);
        version++;
    }

    public int RemoveAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (!match(items[i]))
            {
                items[kept++] = items[i];
            }
        }
        int removed = count - kept;
        Array.Clear(items, kept, removed);
        count = kept;
        version++;
        return removed;
    }

    public T[] ToArray() => UsedItems.ToArray();

    public void CopyTo(T[] array) => CopyTo(array, 0);

    public void CopyTo(T[] array, int arrayIndex) => Array.Copy(items, 0, array, arrayIndex, count);

    public void CopyTo(int index, T[] array, int arrayIndex, int count)
    {
        CheckRange(index, count);
        Array.Copy(items, index, array, arrayIndex, count);
    }

    void ICollection.CopyTo(Array array, int index) => Array.Copy(items, 0, array, index, count);

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (capacity > items.Length)
        {
            Grow(capacity);
        }
        return items.Length;
    }

    public void TrimExcess() => Capacity = count;

    public ReadOnlyCollection<T> AsReadOnly() => new(this);

    internal void SetCount(int newCount)
    {
        EnsureCapacity(newCount);
        if (newCount < count)
        {
            Array.Clear(items, newCount, count - newCount);
        }
        count = newCount;
        version++;
    }

    /// <summary>Makes room for <paramref name="added"/> items at <paramref name="index"/>.</summary>
    private void Open(int index, int added)
    {
        if (added > items.Length - count)
        {
            Grow(checked(count + added));
        }
        MoveItems(index, index + added, count - index);
        count += added;
        version++;
    }

    // Array.Copy converts between types of elements: it would bring boxing, and the names of all enums, into every image.
    private void MoveItems(int from, int to, int length) =>
        new Span<T>(items, from, length).CopyTo(new Span<T>(items, to, length));

    private void Grow(int capacity) =>
        Capacity = Math.Max(capacity, items.Length == 0 ? FirstCapacity : checked(items.Length * 2));

    private void CheckRange(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (this.count - index < count)
        {
            throw new ArgumentException("Offset and length were out of bounds for the list.");
        }
    }

    private static ArgumentOutOfRangeException BadIndex() =>
        new("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
}
