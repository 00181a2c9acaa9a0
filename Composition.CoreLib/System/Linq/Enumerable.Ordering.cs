// Ordered sequences: stable, by one key after another.
using System.Collections;
using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source) => source.OrderBy(item => item);

    public static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source) =>
        source.OrderByDescending(item => item);

    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source, IComparer<T>? comparer) =>
        source.OrderBy(item => item, comparer);

    public static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => source.OrderBy(keySelector, null);

    public static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey>? comparer) =>
        new OrderedSequence<TSource>(source, null, Compare(keySelector, comparer, 1));

    public static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        source.OrderByDescending(keySelector, null);

    public static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey>? comparer) =>
        new OrderedSequence<TSource>(source, null, Compare(keySelector, comparer, -1));

    public static IOrderedEnumerable<TSource> ThenBy<TSource, TKey>(
        this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        new OrderedSequence<TSource>(source, (OrderedSequence<TSource>)source, Compare(keySelector, null, 1));

    public static IOrderedEnumerable<TSource> ThenByDescending<TSource, TKey>(
        this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        new OrderedSequence<TSource>(source, (OrderedSequence<TSource>)source, Compare(keySelector, null, -1));

    private static Comparison<TSource> Compare<TSource, TKey>(
        Func<TSource, TKey> keySelector, IComparer<TKey>? comparer, int direction)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        IComparer<TKey> keys = comparer ?? Comparer<TKey>.Default;
        return (x, y) => direction * Math.Sign(keys.Compare(keySelector(x), keySelector(y)));
    }
}

/// <summary>Only this library makes such sequences, so that ThenBy knows what it is given.</summary>
public interface IOrderedEnumerable<out TElement> : IEnumerable<TElement>;

internal sealed class OrderedSequence<TElement>(
    IEnumerable<TElement> source, OrderedSequence<TElement>? outer, Comparison<TElement> comparison)
    : IOrderedEnumerable<TElement>
{
    public IEnumerator<TElement> GetEnumerator()
    {
        TElement[] items = Unordered.ToArray();
        int[] order = Enumerable.Range(0, items.Length).ToArray();
        Array.Sort(order, (a, b) => CompareItems(items[a], items[b]) is var result and not 0 ? result : a - b);
        foreach (int index in order)
        {
            yield return items[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<TElement> Unordered => outer is null ? source : outer.Unordered;

    private int CompareItems(TElement x, TElement y)
    {
        int result = outer?.CompareItems(x, y) ?? 0;
        return result != 0 ? result : comparison(x, y);
    }
}
