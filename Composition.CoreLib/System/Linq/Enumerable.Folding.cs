// Sums, extremes and other folds.
using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    public static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)
    {
        using IEnumerator<TSource> enumerator = source.GetEnumerator();
        if (!enumerator.MoveNext())
        {
            throw NoElements();
        }
        TSource result = enumerator.Current;
        while (enumerator.MoveNext())
        {
            result = func(result, enumerator.Current);
        }
        return result;
    }

    public static TAccumulate Aggregate<TSource, TAccumulate>(
        this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)
    {
        TAccumulate result = seed;
        foreach (TSource item in source)
        {
            result = func(result, item);
        }
        return result;
    }

    public static int Sum(this IEnumerable<int> source)
    {
        int sum = 0;
        foreach (int item in source)
        {
            sum = checked(sum + item);
        }
        return sum;
    }

    public static int Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) =>
        source.Select(selector).Sum();

    public static int Min(this IEnumerable<int> source) => source.Min<int>();

    public static int Max(this IEnumerable<int> source) => source.Max<int>();

    public static int Min<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) =>
        source.Select(selector).Min<int>();

    public static int Max<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) =>
        source.Select(selector).Max<int>();

    public static long Sum(this IEnumerable<long> source)
    {
        long sum = 0;
        foreach (long item in source)
        {
            sum = checked(sum + item);
        }
        return sum;
    }

    public static long Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) =>
        source.Select(selector).Sum();

    public static long Min(this IEnumerable<long> source) => source.Min<long>();

    public static long Max(this IEnumerable<long> source) => source.Max<long>();

    public static long Min<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) =>
        source.Select(selector).Min<long>();

    public static long Max<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) =>
        source.Select(selector).Max<long>();

    public static float Sum(this IEnumerable<float> source)
    {
        double sum = 0;
        foreach (float item in source)
        {
            sum = sum + item;
        }
        return (float)sum;
    }

    public static float Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) =>
        source.Select(selector).Sum();

    public static float Min(this IEnumerable<float> source) => source.Min<float>();

    public static float Max(this IEnumerable<float> source) => source.Max<float>();

    public static float Min<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) =>
        source.Select(selector).Min<float>();

    public static float Max<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) =>
        source.Select(selector).Max<float>();

    public static double Sum(this IEnumerable<double> source)
    {
        double sum = 0;
        foreach (double item in source)
        {
            sum = sum + item;
        }
        return sum;
    }

    public static double Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) =>
        source.Select(selector).Sum();

    public static double Min(this IEnumerable<double> source) => source.Min<double>();

    public static double Max(this IEnumerable<double> source) => source.Max<double>();

    public static double Min<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) =>
        source.Select(selector).Min<double>();

    public static double Max<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) =>
        source.Select(selector).Max<double>();

    public static double Average(this IEnumerable<int> source)
    {
        long sum = 0;
        long count = 0;
        foreach (int item in source)
        {
            sum = checked(sum + item);
            count++;
        }
        return count > 0 ? (double)sum / count : throw NoElements();
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) =>
        source.Select(selector).Average();

    public static double Average(this IEnumerable<long> source)
    {
        long sum = 0;
        long count = 0;
        foreach (long item in source)
        {
            sum = checked(sum + item);
            count++;
        }
        return count > 0 ? (double)sum / count : throw NoElements();
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) =>
        source.Select(selector).Average();

    public static double Average(this IEnumerable<double> source)
    {
        double sum = 0;
        long count = 0;
        foreach (double item in source)
        {
            sum = sum + item;
            count++;
        }
        return count > 0 ? (double)sum / count : throw NoElements();
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) =>
        source.Select(selector).Average();

    public static TSource Min<TSource>(this IEnumerable<TSource> source) => source.MinBy(item => item)!;

    public static TSource Max<TSource>(this IEnumerable<TSource> source) => source.MaxBy(item => item)!;

    public static TResult Min<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) =>
        source.Select(selector).Min();

    public static TResult Max<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) =>
        source.Select(selector).Max();

    public static TSource? MinBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        Extreme(source, keySelector, -1);

    public static TSource? MaxBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        Extreme(source, keySelector, 1);

    /// <summary>The first element whose key is ordered before (-1) or behind (1) all others' keys.</summary>
    private static TSource? Extreme<TSource,
        TKey>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, int side)
    {
        using IEnumerator<TSource> enumerator = source.GetEnumerator();
        if (!enumerator.MoveNext())
        {
            return default(TSource) is null ? default : throw NoElements();
        }
        TSource best = enumerator.Current;
        TKey bestKey = keySelector(best);
        while (enumerator.MoveNext())
        {
            TKey key = keySelector(enumerator.Current);
            if (Math.Sign(Comparer<TKey>.Default.Compare(key, bestKey)) == side)
            {
                best = enumerator.Current;
                bestKey = key;
            }
        }
        return best;
    }
}
