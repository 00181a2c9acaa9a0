// Collections from sequences, and sequences as sets.
using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    public static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is ICollection<TSource> collection)
        {
            var array = new TSource[collection.Count];
            collection.CopyTo(array, 0);
            return array;
        }
        return new List<TSource>(source).ToArray();
    }

    public static List<TSource> ToList<TSource>(this IEnumerable<TSource> source) => new(source);

    public static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source) => new(source);

    public static HashSet<TSource> ToHashSet<TSource>(
        this IEnumerable<TSource> source, IEqualityComparer<TSource>? comparer) => new(source, comparer);

    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(
        this IEnumerable<KeyValuePair<TKey, TValue>> source)
        where TKey : notnull => new(source);

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)
        where TKey : notnull => source.ToDictionary(keySelector, item => item, null);

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey>? comparer)
        where TKey : notnull => source.ToDictionary(keySelector, item => item, comparer);

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)
        where TKey : notnull => source.ToDictionary(keySelector, elementSelector, null);

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector,
        IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        var dictionary = new Dictionary<TKey, TElement>(comparer);
        foreach (TSource item in source)
        {
            dictionary.Add(keySelector(item), elementSelector(item));
        }
        return dictionary;
    }

    public static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source) => source.Distinct(null);

    public static IEnumerable<TSource> Distinct<TSource>(
        this IEnumerable<TSource> source, IEqualityComparer<TSource>? comparer)
    {
        var seen = new HashSet<TSource>(comparer);
        foreach (TSource item in source)
        {
            if (seen.Add(item))
            {
                yield return item;
            }
        }
    }

    public static IEnumerable<TSource> DistinctBy<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)
    {
        var seen = new HashSet<TKey>();
        foreach (TSource item in source)
        {
            if (seen.Add(keySelector(item)))
            {
                yield return item;
            }
        }
    }

    public static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) =>
        first.Concat(second).Distinct();

    public static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        var wanted = new HashSet<TSource>(second);
        foreach (TSource item in first)
        {
            if (wanted.Remove(item))
            {
                yield return item;
            }
        }
    }

    public static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        var unwanted = new HashSet<TSource>(second);
        foreach (TSource item in first)
        {
            if (unwanted.Add(item))
            {
                yield return item;
            }
        }
    }

    public static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(
        this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector,
        Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector)
    {
        var groups = inner.GroupBy(innerKeySelector).ToList();
        foreach (TOuter item in outer)
        {
            TKey key = outerKeySelector(item);
            foreach (IGrouping<TKey, TInner> group in groups)
            {
                if (EqualityComparer<TKey>.Default.Equals(group.Key, key))
                {
                    foreach (TInner match in group)
                    {
                        yield return resultSelector(item, match);
                    }
                }
            }
        }
    }

    public static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => source.GroupBy(keySelector, item => item);

    public static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector,
        Func<TKey, IEnumerable<TSource>, TResult> resultSelector) =>
        source.GroupBy(keySelector).Select(group => resultSelector(group.Key, group));

    public static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)
    {
        var places = new Dictionary<ValueTuple<TKey>, Grouping<TKey, TElement>>();
        var groups = new List<Grouping<TKey, TElement>>();
        foreach (TSource item in source)
        {
            TKey key = keySelector(item);
            // A tuple of one, because a dictionary's key may not be null.
            if (!places.TryGetValue(new ValueTuple<TKey>(key), out Grouping<TKey, TElement>? group))
            {
                group = new Grouping<TKey, TElement>(key);
                places.Add(new ValueTuple<TKey>(key), group);
                groups.Add(group);
            }
            group.Add(elementSelector(item));
        }
        foreach (Grouping<TKey, TElement> group in groups)
        {
            yield return group;
        }
    }
}

public interface IGrouping<out TKey, out TElement> : IEnumerable<TElement>
{
    TKey Key { get; }
}

internal sealed class Grouping<TKey, TElement>(TKey key) : List<TElement>, IGrouping<TKey, TElement>
{
    public TKey Key => key;
}
