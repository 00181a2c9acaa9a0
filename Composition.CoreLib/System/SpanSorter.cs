// Sorting: introspective sort, as fast as quicksort and never worse than heapsort.
using System.Collections.Generic;

namespace System;

internal static class SpanSorter
{
    /// <summary>Below this many values insertion sort is the faster.</summary>
    private const int SmallPartition = 16;

    internal static void Sort<T>(Span<T> keys, IComparer<T> comparer) =>
        Sort(keys, Span<T>.Empty, comparer, 2 * (Numerics.BitOperations.Log2((uint)keys.Length) + 1));

    /// <summary>Sorts <paramref name="items"/> along with their keys.</summary>
    internal static void Sort<TKey, TValue>(Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer) =>
        Sort(keys, items, comparer, 2 * (Numerics.BitOperations.Log2((uint)keys.Length) + 1));

    private static void Sort<TKey, TValue>(Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer, int depth)
    {
        while (keys.Length > SmallPartition)
        {
            if (depth-- == 0)
            {
                HeapSort(keys, items, comparer);
                return;
            }
            int pivot = Partition(keys, items, comparer);
            Sort(keys.Slice(pivot + 1), From(items, pivot + 1), comparer, depth);
            keys = keys.Slice(0, pivot);
            items = items.IsEmpty ? items : items.Slice(0, pivot);
        }
        InsertionSort(keys, items, comparer);
    }

    private static Span<T> From<T>(Span<T> items, int start) => items.IsEmpty ? items : items.Slice(start);

    private static void Swap<TKey, TValue>(Span<TKey> keys, Span<TValue> items, int left, int right)
    {
        (keys[left], keys[right]) = (keys[right], keys[left]);
        if (!items.IsEmpty)
        {
            (items[left], items[right]) = (items[right], items[left]);
        }
    }

    private static void SwapIfGreater<TKey, TValue>(
        Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer, int left, int right)
    {
        if (comparer.Compare(keys[left], keys[right]) > 0)
        {
            Swap(keys, items, left, right);
        }
    }

    /// <summary>Puts the median of three in its final place and returns the place.</summary>
    private static int Partition<TKey, TValue>(Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer)
    {
        int last = keys.Length - 1;
        int middle = last / 2;
        SwapIfGreater(keys, items, comparer, 0, middle);
        SwapIfGreater(keys, items, comparer, 0, last);
        SwapIfGreater(keys, items, comparer, middle, last);
        TKey pivot = keys[middle];
        Swap(keys, items, middle, last - 1);
        int left = 0;
        int right = last - 1;
        while (true)
        {
            // The bounds matter only for a comparer that contradicts itself.
            do
            {
                left++;
            }
            while (left < last - 1 && comparer.Compare(keys[left], pivot) < 0);
            do
            {
                right--;
            }
            while (right > 0 && comparer.Compare(pivot, keys[right]) < 0);
            if (left >= right)
            {
                break;
            }
            Swap(keys, items, left, right);
        }
        Swap(keys, items, left, last - 1);
        return left;
    }

    private static void InsertionSort<TKey, TValue>(Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            for (int j = i; j > 0 && comparer.Compare(keys[j - 1], keys[j]) > 0; j--)
            {
                Swap(keys, items, j - 1, j);
            }
        }
    }

    private static void HeapSort<TKey, TValue>(Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer)
    {
        for (int root = keys.Length / 2 - 1; root >= 0; root--)
        {
            SiftDown(keys, items, comparer, root, keys.Length);
        }
        for (int end = keys.Length - 1; end > 0; end--)
        {
            Swap(keys, items, 0, end);
            SiftDown(keys, items, comparer, 0, end);
        }
    }

    private static void SiftDown<TKey, TValue>(
        Span<TKey> keys, Span<TValue> items, IComparer<TKey> comparer, int root, int end)
    {
        while (true)
        {
            int child = 2 * root + 1;
            if (child >= end)
            {
                return;
            }
            if (child + 1 < end && comparer.Compare(keys[child], keys[child + 1]) < 0)
            {
                child++;
            }
            if (comparer.Compare(keys[root], keys[child]) >= 0)
            {
                return;
            }
            Swap(keys, items, root, child);
            root = child;
        }
    }
}
