// Extension methods for all dictionaries and lists.
using System.Collections.ObjectModel;

namespace System.Collections.Generic;

public static class CollectionExtensions
{
    public static TValue? GetValueOrDefault<TKey, TValue>(
        this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key) => dictionary.GetValueOrDefault(key, default!);

    public static TValue GetValueOrDefault<TKey, TValue>(
        this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue) =>
        dictionary.TryGetValue(key, out TValue? value) ? value : defaultValue;

    public static bool TryAdd<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (dictionary.ContainsKey(key))
        {
            return false;
        }
        dictionary.Add(key, value);
        return true;
    }

    public static ReadOnlyCollection<T> AsReadOnly<T>(this IList<T> list) => new(list);

    public static void AddRange<T>(this List<T> list, params ReadOnlySpan<T> source)
    {
        int count = list.Count;
        list.SetCount(checked(count + source.Length));
        source.CopyTo(list.UsedItems.Slice(count));
    }

    public static void CopyTo<T>(this List<T> list, Span<T> destination) => list.UsedItems.CopyTo(destination);
}
