// Single elements and questions about a sequence.
using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    public static bool Any<TSource>(this IEnumerable<TSource> source)
    {
        using IEnumerator<TSource> enumerator = source.GetEnumerator();
        return enumerator.MoveNext();
    }

    public static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (TSource item in source)
        {
            if (predicate(item))
            {
                return true;
            }
        }
        return false;
    }

    public static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (TSource item in source)
        {
            if (!predicate(item))
            {
                return false;
            }
        }
        return true;
    }

    public static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value) =>
        source.Contains(value, null);

    public static bool Contains<TSource>(
        this IEnumerable<TSource> source, TSource value, IEqualityComparer<TSource>? comparer)
    {
        comparer ??= EqualityComparer<TSource>.Default;
        foreach (TSource item in source)
        {
            if (comparer.Equals(item, value))
            {
                return true;
            }
        }
        return false;
    }

    public static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) =>
        first.SequenceEqual(second, null);

    public static bool SequenceEqual<TSource>(
        this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource>? comparer)
    {
        comparer ??= EqualityComparer<TSource>.Default;
        using IEnumerator<TSource> left = first.GetEnumerator();
        using IEnumerator<TSource> right = second.GetEnumerator();
        while (left.MoveNext())
        {
            if (!right.MoveNext() || !comparer.Equals(left.Current, right.Current))
            {
                return false;
            }
        }
        return !right.MoveNext();
    }

    public static int Count<TSource>(this IEnumerable<TSource> source)
    {
        if (source is ICollection<TSource> collection)
        {
            return collection.Count;
        }
        int count = 0;
        foreach (TSource _ in source)
        {
            count++;
        }
        return count;
    }

    public static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        source.Where(predicate).Count();

    public static long LongCount<TSource>(this IEnumerable<TSource> source) => source.Count();

    public static TSource First<TSource>(this IEnumerable<TSource> source)
    {
        foreach (TSource item in source)
        {
            return item;
        }
        throw NoElements();
    }

    public static TSource First<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (TSource item in source)
        {
            if (predicate(item))
            {
                return item;
            }
        }
        throw NoMatch();
    }

    public static TSource? FirstOrDefault<TSource>(this IEnumerable<TSource> source) =>
        source.FirstOrDefault(default(TSource)!);

    public static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        foreach (TSource item in source)
        {
            return item;
        }
        return defaultValue;
    }

    public static TSource? FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        source.Where(predicate).FirstOrDefault();

    public static TSource Last<TSource>(this IEnumerable<TSource> source) =>
        TryGetLast(source, out TSource? last) ? last! : throw NoElements();

    public static TSource Last<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        TryGetLast(source.Where(predicate), out TSource? last) ? last! : throw NoMatch();

    public static TSource? LastOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        TryGetLast(source, out TSource? last);
        return last;
    }

    public static TSource? LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        source.Where(predicate).LastOrDefault();

    public static TSource Single<TSource>(this IEnumerable<TSource> source) =>
        TryGetSingle(source, out TSource? single) ? single! : throw NoElements();

    public static TSource Single<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        TryGetSingle(source.Where(predicate), out TSource? single) ? single! : throw NoMatch();

    public static TSource? SingleOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        TryGetSingle(source, out TSource? single);
        return single;
    }

    public static TSource? SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        source.Where(predicate).SingleOrDefault();

    public static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)
    {
        foreach (TSource item in source)
        {
            if (index-- == 0)
            {
                return item;
            }
        }
        throw new ArgumentOutOfRangeException(nameof(index));
    }

    public static TSource? ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index) =>
        index < 0 ? default : source.Skip(index).FirstOrDefault();

    private static bool TryGetLast<TSource>(IEnumerable<TSource> source, out TSource? last)
    {
        last = default;
        bool isFound = false;
        foreach (TSource item in source)
        {
            last = item;
            isFound = true;
        }
        return isFound;
    }

    private static bool TryGetSingle<TSource>(IEnumerable<TSource> source, out TSource? single)
    {
        single = default;
        bool isFound = false;
        foreach (TSource item in source)
        {
            if (isFound)
            {
                throw new InvalidOperationException("Sequence contains more than one element");
            }
            single = item;
            isFound = true;
        }
        return isFound;
    }

    private static InvalidOperationException NoElements() => new("Sequence contains no elements");

    private static InvalidOperationException NoMatch() => new("Sequence contains no matching element");
}
