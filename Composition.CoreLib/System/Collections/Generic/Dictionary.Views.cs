// A dictionary as a sequence: of pairs, keys and values, typed and untyped.
namespace System.Collections.Generic;

public partial class Dictionary<TKey, TValue>
{
    public KeyCollection Keys => new(this);

    public ValueCollection Values => new(this);

    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    ICollection IDictionary.Keys => Keys;

    ICollection IDictionary.Values => Values;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    bool IDictionary.IsReadOnly => false;

    bool IDictionary.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IDictionary.this[object key]
    {
        get => key is TKey known && TryGetValue(known, out TValue? value) ? value : null;
        set => this[(TKey)key] = (TValue)value!;
    }

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    void IDictionary.Add(object key, object? value) => Add((TKey)key, (TValue)value!);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) =>
        TryGetValue(item.Key, out TValue? value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    bool IDictionary.Contains(object key) => key is TKey known && ContainsKey(known);

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(item) && Remove(item.Key);

    void IDictionary.Remove(object key)
    {
        if (key is TKey known)
        {
            Remove(known);
        }
    }

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            array[arrayIndex++] = pair;
        }
    }

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            array.SetValue(pair, index++);
        }
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    IDictionaryEnumerator IDictionary.GetEnumerator() => new Enumerator(this, yieldsEntries: true);

    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>, IDictionaryEnumerator
    {
        private readonly Dictionary<TKey, TValue> dictionary;
        private readonly int version;
        private int next;

        /// <summary>As an untyped sequence a dictionary holds pairs, as an untyped dictionary entries.</summary>
        private readonly bool yieldsEntries;
        private KeyValuePair<TKey, TValue> current;

        internal Enumerator(Dictionary<TKey, TValue> dictionary, bool yieldsEntries = false)
        {
            this.dictionary = dictionary;
            this.yieldsEntries = yieldsEntries;
            version = dictionary.version;
        }

        public readonly KeyValuePair<TKey, TValue> Current => current;

        readonly object? IEnumerator.Current =>
            yieldsEntries ? new DictionaryEntry(current.Key, current.Value) : current;

        readonly DictionaryEntry IDictionaryEnumerator.Entry => new(current.Key, current.Value);

        readonly object IDictionaryEnumerator.Key => current.Key;

        readonly object? IDictionaryEnumerator.Value => current.Value;

        public bool MoveNext()
        {
            if (version != dictionary.version)
            {
                throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            }
            while (next < dictionary.used)
            {
                ref Entry entry = ref dictionary.entries[next++];
                if (entry.Next >= None)
                {
                    current = new KeyValuePair<TKey, TValue>(entry.Key, entry.Value);
                    return true;
                }
            }
            current = default;
            return false;
        }

        void IEnumerator.Reset() => next = 0;

        public readonly void Dispose() { }
    }

    /// <summary>What the views of keys and of values share.</summary>
    public abstract class View<T> : ICollection<T>, ICollection, IReadOnlyCollection<T>
    {
        private protected readonly Dictionary<TKey, TValue> Dictionary;

        private protected View(Dictionary<TKey, TValue> dictionary) => Dictionary = dictionary;

        public int Count => Dictionary.Count;

        bool ICollection<T>.IsReadOnly => true;

        bool ICollection.IsSynchronized => false;

        object ICollection.SyncRoot => Dictionary;

        public abstract bool Contains(T item);

        private protected abstract T Select(KeyValuePair<TKey, TValue> pair);

        public void CopyTo(T[] array, int index)
        {
            foreach (KeyValuePair<TKey, TValue> pair in Dictionary)
            {
                array[index++] = Select(pair);
            }
        }

        void ICollection.CopyTo(Array array, int index)
        {
            foreach (KeyValuePair<TKey, TValue> pair in Dictionary)
            {
                array.SetValue(Select(pair), index++);
            }
        }

        void ICollection<T>.Add(T item) => throw new NotSupportedException();

        void ICollection<T>.Clear() => throw new NotSupportedException();

        bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

        IEnumerator<T> IEnumerable<T>.GetEnumerator()
        {
            foreach (KeyValuePair<TKey, TValue> pair in Dictionary)
            {
                yield return Select(pair);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();
    }

    public sealed class KeyCollection : View<TKey>
    {
        public KeyCollection(Dictionary<TKey, TValue> dictionary) : base(dictionary) { }

        public override bool Contains(TKey item) => Dictionary.ContainsKey(item);

        private protected override TKey Select(KeyValuePair<TKey, TValue> pair) => pair.Key;

        public Enumerator GetEnumerator() => new(Dictionary);

        public struct Enumerator : IEnumerator<TKey>
        {
            private Dictionary<TKey, TValue>.Enumerator pairs;

            internal Enumerator(Dictionary<TKey, TValue> dictionary) => pairs = dictionary.GetEnumerator();

            public readonly TKey Current => pairs.Current.Key;

            readonly object? IEnumerator.Current => Current;

            public bool MoveNext() => pairs.MoveNext();

            readonly void IEnumerator.Reset() => throw new NotSupportedException();

            public readonly void Dispose() { }
        }
    }

    public sealed class ValueCollection : View<TValue>
    {
        public ValueCollection(Dictionary<TKey, TValue> dictionary) : base(dictionary) { }

        public override bool Contains(TValue item) => Dictionary.ContainsValue(item);

        private protected override TValue Select(KeyValuePair<TKey, TValue> pair) => pair.Value;

        public Enumerator GetEnumerator() => new(Dictionary);

        public struct Enumerator : IEnumerator<TValue>
        {
            private Dictionary<TKey, TValue>.Enumerator pairs;

            internal Enumerator(Dictionary<TKey, TValue> dictionary) => pairs = dictionary.GetEnumerator();

            public readonly TValue Current => pairs.Current.Value;

            readonly object? IEnumerator.Current => Current;

            public bool MoveNext() => pairs.MoveNext();

            readonly void IEnumerator.Reset() => throw new NotSupportedException();

            public readonly void Dispose() { }
        }
    }
}
