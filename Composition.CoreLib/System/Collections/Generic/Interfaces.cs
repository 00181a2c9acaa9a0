// Collections of one element type.
namespace System.Collections.Generic;

public interface IEnumerator<out T> : IDisposable, IEnumerator
    where T : allows ref struct
{
    new T Current { get; }
}

public interface IEnumerable<out T> : IEnumerable
    where T : allows ref struct
{
    new IEnumerator<T> GetEnumerator();
}

public interface ICollection<T> : IEnumerable<T>
{
    int Count { get; }

    bool IsReadOnly { get; }

    void Add(T item);

    void Clear();

    bool Contains(T item);

    void CopyTo(T[] array, int arrayIndex);

    bool Remove(T item);
}

public interface IList<T> : ICollection<T>
{
    T this[int index] { get; set; }

    int IndexOf(T item);

    void Insert(int index, T item);

    void RemoveAt(int index);
}

public interface IReadOnlyCollection<out T> : IEnumerable<T>
{
    int Count { get; }
}

public interface IReadOnlyList<out T> : IReadOnlyCollection<T>
{
    T this[int index] { get; }
}

public interface IDictionary<TKey, TValue> : ICollection<KeyValuePair<TKey, TValue>>
{
    ICollection<TKey> Keys { get; }

    ICollection<TValue> Values { get; }

    TValue this[TKey key] { get; set; }

    void Add(TKey key, TValue value);

    bool ContainsKey(TKey key);

    bool Remove(TKey key);

    bool TryGetValue(TKey key, [Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value);
}

public interface IReadOnlyDictionary<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>
{
    IEnumerable<TKey> Keys { get; }

    IEnumerable<TValue> Values { get; }

    TValue this[TKey key] { get; }

    bool ContainsKey(TKey key);

    bool TryGetValue(TKey key, [Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value);
}

public interface IReadOnlySet<T> : IReadOnlyCollection<T>
{
    bool Contains(T item);

    bool IsProperSubsetOf(IEnumerable<T> other);

    bool IsProperSupersetOf(IEnumerable<T> other);

    bool IsSubsetOf(IEnumerable<T> other);

    bool IsSupersetOf(IEnumerable<T> other);

    bool Overlaps(IEnumerable<T> other);

    bool SetEquals(IEnumerable<T> other);
}

public interface ISet<T> : ICollection<T>
{
    new bool Add(T item);

    void ExceptWith(IEnumerable<T> other);

    void IntersectWith(IEnumerable<T> other);

    bool IsProperSubsetOf(IEnumerable<T> other);

    bool IsProperSupersetOf(IEnumerable<T> other);

    bool IsSubsetOf(IEnumerable<T> other);

    bool IsSupersetOf(IEnumerable<T> other);

    bool Overlaps(IEnumerable<T> other);

    bool SetEquals(IEnumerable<T> other);

    void SymmetricExceptWith(IEnumerable<T> other);

    void UnionWith(IEnumerable<T> other);
}

public interface IComparer<in T>
    where T : allows ref struct
{
    int Compare(T? x, T? y);
}

public interface IEqualityComparer<in T>
    where T : allows ref struct
{
    bool Equals(T? x, T? y);

    int GetHashCode(T obj);
}

public interface IAlternateEqualityComparer<in TAlternate, T>
    where TAlternate : allows ref struct
    where T : allows ref struct
{
    bool Equals(TAlternate alternate, T other);

    int GetHashCode(TAlternate alternate);

    T Create(TAlternate alternate);
}
