// Finding, ordering and visiting a list's items.
namespace System.Collections.Generic;

public partial class List<T>
{
    public bool Contains(T item) => IndexOf(item) >= 0;

    bool IList.Contains(object? value) => value is T item && Contains(item);

    public int IndexOf(T item) => Array.IndexOf(items, item, 0, count);

    public int IndexOf(T item, int index) => Array.IndexOf(items, item, index, count - index);

    int IList.IndexOf(object? value) => value is T item ? IndexOf(item) : -1;

    public int LastIndexOf(T item)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            if (EqualityComparer<T>.Default.Equals(items[i], item))
            {
                return i;
            }
        }
        return -1;
    }

    public bool Exists(Predicate<T> match) => FindIndex(match) >= 0;

    public T? Find(Predicate<T> match)
    {
        int index = FindIndex(match);
        return index < 0 ? default : items[index];
    }

    public int FindIndex(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        for (int i = 0; i < count; i++)
        {
            if (match(items[i]))
            {
                return i;
            }
        }
        return -1;
    }

    public int FindLastIndex(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        for (int i = count - 1; i >= 0; i--)
        {
            if (match(items[i]))
            {
                return i;
            }
        }
        return -1;
    }

    public List<T> FindAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        var found = new List<T>();
        foreach (T item in this)
        {
            if (match(item))
            {
                found.Add(item);
            }
        }
        return found;
    }

    public bool TrueForAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        foreach (T item in this)
        {
            if (!match(item))
            {
                return false;
            }
        }
        return true;
    }

    public void ForEach(Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        foreach (T item in this)
        {
            action(item);
        }
    }

    public List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var converted = new List<TOutput>(count);
        foreach (T item in this)
        {
            converted.Add(converter(item));
        }
        return converted;
    }

    public List<T> GetRange(int index, int count)
    {
        CheckRange(index, count);
        var range = new List<T>(count);
        range.SetCount(count);
        new Span<T>(items, index, count).CopyTo(range.items);
        return range;
    }

    public List<T> Slice(int start, int length) => GetRange(start, length);

    public void Reverse()
    {
        UsedItems.Reverse();
        version++;
    }

    public void Sort() => Sort((IComparer<T>?)null);

    public void Sort(IComparer<T>? comparer)
    {
        SpanSorter.Sort(UsedItems, comparer ?? Comparer<T>.Default);
        version++;
    }

    public void Sort(Comparison<T> comparison) => Sort(Comparer<T>.Create(comparison));

    public int BinarySearch(T item) => Array.BinarySearch(items, 0, count, item, null);

    public int BinarySearch(T item, IComparer<T>? comparer) => Array.BinarySearch(items, 0, count, item, comparer);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    public struct Enumerator : IEnumerator<T>
    {
        private readonly List<T> list;
        private readonly int version;
        private int next;
        private T? current;

        internal Enumerator(List<T> list)
        {
            this.list = list;
            version = list.version;
        }

        public readonly T Current => current!;

        readonly object? IEnumerator.Current => current;

        public bool MoveNext()
        {
            if (version != list.version)
            {
                throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            }
            if (next >= list.count)
            {
                current = default;
                return false;
            }
            current = list.items[next++];
            return true;
        }

        void IEnumerator.Reset() => next = 0;

        public readonly void Dispose() { }
    }
}
