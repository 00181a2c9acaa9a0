// A hash table with chaining: entries lie in the order they were added, which is the order of enumeration.
using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

public partial class Dictionary<TKey, TValue>
    : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>, IDictionary
    where TKey : notnull
{
    private const int SmallestTable = 4;
    private const int None = -1;

    /// <summary>An entry's <see cref="Entry.Next"/> when the entry is free: this minus the next free one.</summary>
    private const int FreeListBase = -3;

    private struct Entry
    {
        internal int HashCode;

        /// <summary>The next entry in the bucket, <see cref="None"/>, or below that a link of the free list.</summary>
        internal int Next;
        internal TKey Key;
        internal TValue Value;
    }

    private readonly IEqualityComparer<TKey>? comparer;

    /// <summary>Index of a bucket's first entry plus one, so that zero is empty.</summary>
    private int[] buckets = [];
    private Entry[] entries = [];
    private int used;
    private int firstFree = None;
    private int freeCount;
    private int version;

    public Dictionary() { }

    public Dictionary(int capacity) : this(capacity, null) { }

    public Dictionary(IEqualityComparer<TKey>? comparer) : this(0, comparer) { }

    public Dictionary(int capacity, IEqualityComparer<TKey>? comparer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        this.comparer = comparer;
        EnsureCapacity(capacity);
    }

    public Dictionary(IDictionary<TKey, TValue> dictionary) : this(dictionary, null) { }

    public Dictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection) : this(collection, null) { }

    public Dictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer)
        : this(0, comparer)
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (KeyValuePair<TKey, TValue> pair in collection)
        {
            Add(pair.Key, pair.Value);
        }
    }

    public IEqualityComparer<TKey> Comparer => comparer ?? EqualityComparer<TKey>.Default;

    public int Count => used - freeCount;

    public int Capacity => entries.Length;

    public TValue this[TKey key]
    {
        get
        {
            int index = Find(key);
            return index >= 0
                ? entries[index].Value
                : throw new KeyNotFoundException(
                    string.Concat("The given key '", key.ToString(), "' was not present in the dictionary."));
        }
        set => Insert(key, value, overwrite: true);
    }

    public void Add(TKey key, TValue value)
    {
        if (!Insert(key, value, overwrite: false))
        {
            throw new ArgumentException(
                string.Concat("An item with the same key has already been added. Key: ", key.ToString()));
        }
    }

    public bool TryAdd(TKey key, TValue value) => Insert(key, value, overwrite: false);

    public bool ContainsKey(TKey key) => Find(key) >= 0;

    public bool ContainsValue(TValue value)
    {
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            if (EqualityComparer<TValue>.Default.Equals(pair.Value, value))
            {
                return true;
            }
        }
        return false;
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Find(key);
        value = index >= 0 ? entries[index].Value : default;
        return index >= 0;
    }

    public bool Remove(TKey key) => Remove(key, out _);

    public bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Find(key);
        if (index < 0)
        {
            value = default;
            return false;
        }
        Unlink(index);
        value = entries[index].Value;
        entries[index] = new Entry { Next = FreeListBase - firstFree };
        firstFree = index;
        freeCount++;
        return true;
    }

    public void Clear()
    {
        Array.Clear(buckets);
        Array.Clear(entries, 0, used);
        used = 0;
        firstFree = None;
        freeCount = 0;
        version++;
    }

    public int EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (capacity > entries.Length)
        {
            Resize(capacity);
        }
        return entries.Length;
    }

    public void TrimExcess() { }

    internal ref TValue FindValue(TKey key, out bool exists)
    {
        int index = Find(key);
        exists = index >= 0;
        return ref exists ? ref entries[index].Value : ref Runtime.CompilerServices.Unsafe.NullRef<TValue>();
    }

    private int Find(TKey key)
    {
        if (key is null)
        {
            throw new ArgumentNullException(nameof(key));
        }
        if (buckets.Length == 0)
        {
            return None;
        }
        int hashCode = HashOf(key);
        int index = Bucket(hashCode) - 1;
        while (index >= 0)
        {
            ref Entry entry = ref entries[index];
            if (entry.HashCode == hashCode && AreEqual(entry.Key, key))
            {
                return index;
            }
            index = entry.Next;
        }
        return None;
    }

    private bool Insert(TKey key, TValue value, bool overwrite)
    {
        int existing = Find(key);
        if (existing >= 0)
        {
            if (overwrite)
            {
                entries[existing].Value = value;
            }
            return overwrite;
        }
        int index;
        if (freeCount > 0)
        {
            index = firstFree;
            firstFree = FreeListBase - entries[index].Next;
            freeCount--;
        }
        else
        {
            if (used == entries.Length)
            {
                Resize(Math.Max(SmallestTable, checked(used * 2)));
            }
            index = used++;
        }
        int hashCode = HashOf(key);
        ref int bucket = ref Bucket(hashCode);
        entries[index] = new Entry { HashCode = hashCode, Next = bucket - 1, Key = key, Value = value };
        bucket = index + 1;
        version++;
        return true;
    }

    private void Unlink(int index)
    {
        ref int bucket = ref Bucket(entries[index].HashCode);
        if (bucket - 1 == index)
        {
            bucket = entries[index].Next + 1;
            return;
        }
        int previous = bucket - 1;
        while (entries[previous].Next != index)
        {
            previous = entries[previous].Next;
        }
        entries[previous].Next = entries[index].Next;
    }

    /// <summary>The number of buckets is a power of two, so that a mask does for a remainder.</summary>
    private void Resize(int capacity)
    {
        int size = (int)Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);
        Array.Resize(ref entries!, size);
        buckets = new int[size];
        for (int i = 0; i < used; i++)
        {
            if (entries[i].Next >= None)
            {
                ref int bucket = ref Bucket(entries[i].HashCode);
                entries[i].Next = bucket - 1;
                bucket = i + 1;
            }
        }
    }

    /// <summary>Mixes the high bits in: a power of two looks at the low ones only.</summary>
    private ref int Bucket(int hashCode) =>
        ref buckets[(hashCode ^ (int)((uint)hashCode >> 15)) & (buckets.Length - 1)];

    private int HashOf(TKey key) =>
        comparer is null ? EqualityComparer<TKey>.Default.GetHashCode(key) : comparer.GetHashCode(key);

    private bool AreEqual(TKey left, TKey right) =>
        comparer is null ? EqualityComparer<TKey>.Default.Equals(left, right) : comparer.Equals(left, right);
}
