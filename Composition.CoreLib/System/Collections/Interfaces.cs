// Collections of objects.
namespace System.Collections;

public interface IEnumerator
{
    object? Current { get; }

    bool MoveNext();

    void Reset();
}

public interface IEnumerable
{
    IEnumerator GetEnumerator();
}

public interface ICollection : IEnumerable
{
    int Count { get; }

    bool IsSynchronized { get; }

    object SyncRoot { get; }

    void CopyTo(Array array, int index);
}

public interface IList : ICollection
{
    bool IsFixedSize { get; }

    bool IsReadOnly { get; }

    object? this[int index] { get; set; }

    int Add(object? value);

    void Clear();

    bool Contains(object? value);

    int IndexOf(object? value);

    void Insert(int index, object? value);

    void Remove(object? value);

    void RemoveAt(int index);
}

public interface IDictionaryEnumerator : IEnumerator
{
    DictionaryEntry Entry { get; }

    object Key { get; }

    object? Value { get; }
}

public interface IDictionary : ICollection
{
    bool IsFixedSize { get; }

    bool IsReadOnly { get; }

    ICollection Keys { get; }

    ICollection Values { get; }

    object? this[object key] { get; set; }

    void Add(object key, object? value);

    void Clear();

    bool Contains(object key);

    new IDictionaryEnumerator GetEnumerator();

    void Remove(object key);
}

public struct DictionaryEntry(object key, object? value)
{
    public object Key { get; set; } = key;

    public object? Value { get; set; } = value;

    public readonly void Deconstruct(out object key, out object? value)
    {
        key = Key;
        value = Value;
    }
}

public interface IComparer
{
    int Compare(object? x, object? y);
}

public interface IEqualityComparer
{
    bool Equals(object? x, object? y);

    int GetHashCode(object obj);
}

public interface IStructuralComparable
{
    int CompareTo(object? other, IComparer comparer);
}

public interface IStructuralEquatable
{
    bool Equals(object? other, IEqualityComparer comparer);

    int GetHashCode(IEqualityComparer comparer);
}
