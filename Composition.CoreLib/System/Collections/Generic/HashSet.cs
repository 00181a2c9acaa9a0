// A set: the keys of a hash table.
using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

public class HashSet<T> : ISet<T>, IReadOnlySet<T>
{
    // A dictionary does not take null for a key; a wrapper does, and costs nothing.
    private readonly record struct Key(T Value);

    private sealed class KeyComparer(IEqualityComparer<T> comparer) : IEqualityComparer<Key>
    {
        internal IEqualityComparer<T> Inner => comparer;

        public bool Equals(Key x, Key y) => comparer.Equals(x.Value, y.Value);

        public int GetHashCode(Key obj) => obj.Value is null ? 0 : comparer.GetHashCode(obj.Value);
    }

    private readonly Dictionary<Key, bool> members;
    private readonly KeyComparer comparer;

    public HashSet() : this(0, null) { }

    public HashSet(int capacity) : this(capacity, null) { }

    public HashSet(IEqualityComparer<T>? comparer) : this(0, comparer) { }

    public HashSet(int capacity, IEqualityComparer<T>? comparer)
    {
        this.comparer = new KeyComparer(comparer ?? EqualityComparer<T>.Default);
        members = new Dictionary<Key, bool>(capacity, this.comparer);
    }

    public HashSet(IEnumerable<T> collection) : this(collection, null) { }

    public HashSet(IEnumerable<T> collection, IEqualityComparer<T>? comparer) : this(0, comparer) =>
        UnionWith(collection);

    public int Count => members.Count;

    public IEqualityComparer<T> Comparer => comparer.Inner;

    bool ICollection<T>.IsReadOnly => false;

    public bool Add(T item) => members.TryAdd(new Key(item), true);

    void ICollection<T>.Add(T item) => Add(item);

    public bool Remove(T item) => members.Remove(new Key(item));

    public bool Contains(T item) => members.ContainsKey(new Key(item));

    public bool TryGetValue(T equalValue, [MaybeNullWhen(false)] out T actualValue)
    {
        foreach (T item in this)
        {
            if (Comparer.Equals(item, equalValue))
            {
                actualValue = item;
                return true;
            }
        }
        actualValue = default;
        return false;
    }

    public void Clear() => members.Clear();

    public int EnsureCapacity(int capacity) => members.EnsureCapacity(capacity);

    public void TrimExcess() => members.TrimExcess();

    public void CopyTo(T[] array) => CopyTo(array, 0);

    public void CopyTo(T[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (T item in this)
        {
            array[arrayIndex++] = item;
        }
    }

    public int RemoveWhere(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        int removed = 0;
        foreach (T item in ToArray())
        {
            removed += match(item) && Remove(item) ? 1 : 0;
        }
        return removed;
    }

    public void UnionWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (T item in other)
        {
            Add(item);
        }
    }

    public void ExceptWith(IEnumerable<T> other)
    {
        foreach (T item in SetOf(other))
        {
            Remove(item);
        }
    }

    public void IntersectWith(IEnumerable<T> other)
    {
        HashSet<T> kept = SetOf(other);
        RemoveWhere(item => !kept.Contains(item));
    }

    public void SymmetricExceptWith(IEnumerable<T> other)
    {
        foreach (T item in SetOf(other))
        {
            if (!Remove(item))
            {
                Add(item);
            }
        }
    }

    public bool IsSubsetOf(IEnumerable<T> other) => IsSubsetOf(SetOf(other));

    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        HashSet<T> set = SetOf(other);
        return Count < set.Count && IsSubsetOf(set);
    }

    public bool IsSupersetOf(IEnumerable<T> other) => SetOf(other).IsSubsetOf(this);

    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        HashSet<T> set = SetOf(other);
        return set.Count < Count && set.IsSubsetOf(this);
    }

    public bool Overlaps(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (T item in other)
        {
            if (Contains(item))
            {
                return true;
            }
        }
        return false;
    }

    public bool SetEquals(IEnumerable<T> other)
    {
        HashSet<T> set = SetOf(other);
        return set.Count == Count && IsSubsetOf(set);
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array, 0);
        return array;
    }

    private HashSet<T> SetOf(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new HashSet<T>(other, Comparer);
    }

    private bool IsSubsetOf(HashSet<T> other)
    {
        foreach (T item in this)
        {
            if (!other.Contains(item))
            {
                return false;
            }
        }
        return true;
    }

    public struct Enumerator : IEnumerator<T>
    {
        private Dictionary<Key, bool>.Enumerator members;

        internal Enumerator(HashSet<T> set) => members = set.members.GetEnumerator();

        public readonly T Current => members.Current.Key.Value;

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext() => members.MoveNext();

        readonly void IEnumerator.Reset() => throw new NotSupportedException();

        public readonly void Dispose() { }
    }
}
