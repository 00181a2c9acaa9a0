// A list that cannot be changed through this view of it.
using System.Collections.Generic;

namespace System.Collections.ObjectModel;

public class ReadOnlyCollection<T> : IList<T>, IReadOnlyList<T>
{
    public ReadOnlyCollection(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Items = list;
    }

    public static ReadOnlyCollection<T> Empty { get; } = new([]);

    protected IList<T> Items { get; }

    public int Count => Items.Count;

    bool ICollection<T>.IsReadOnly => true;

    public T this[int index] => Items[index];

    T IList<T>.this[int index]
    {
        get => Items[index];
        set => throw ReadOnly();
    }

    public bool Contains(T value) => Items.Contains(value);

    public int IndexOf(T value) => Items.IndexOf(value);

    public void CopyTo(T[] array, int index) => Items.CopyTo(array, index);

    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    void ICollection<T>.Add(T value) => throw ReadOnly();

    void ICollection<T>.Clear() => throw ReadOnly();

    bool ICollection<T>.Remove(T value) => throw ReadOnly();

    void IList<T>.Insert(int index, T value) => throw ReadOnly();

    void IList<T>.RemoveAt(int index) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("Collection is read-only.");
}
