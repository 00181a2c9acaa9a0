// Arrays, spans, lists, dictionaries, sets, queues and what the framework's own assembly adds.
using System.Collections;
using System.Runtime.InteropServices;

namespace CamkesNet.Tests.Conformance;

internal static class CollectionProgram
{
    private sealed class ByLength : IComparer<string>, IEqualityComparer<string>
    {
        public int Compare(string? x, string? y) => x!.Length.CompareTo(y!.Length);

        public bool Equals(string? x, string? y) => x!.Length == y!.Length;

        public int GetHashCode(string obj) => obj.Length;
    }

    private sealed record Version(int Major, int Minor) : IComparable<Version>
    {
        public int CompareTo(Version? other) => (Major, Minor).CompareTo((other!.Major, other.Minor));
    }

    public static void Run()
    {
        Arrays();
        MultiDimensional();
        Sorting();
        Spans();
        Lists();
        Dictionaries();
        SetsAndQueues();
        Untyped();
        FromTheFramework();
    }

    private static void Show(params object?[] values) => Console.WriteLine(string.Join("|", values));

    private static string Text<T>(IEnumerable<T> items) => string.Join(",", items);

    private static void Arrays()
    {
        int[] numbers = [5, 3, 9, 1];
        Array.Resize(ref numbers, 6);
        Show(Text(numbers), Array.IndexOf(numbers, 9), Array.IndexOf(numbers, 42), Array.LastIndexOf(numbers, 0));
        Array.Reverse(numbers);
        Show(Text(numbers));
        Array.Copy(numbers, 0, numbers, 1, 5);
        Show(Text(numbers));
        Array.Copy(numbers, 2, numbers, 0, 4);
        Show(Text(numbers));
        Array.Clear(numbers, 1, 2);
        Array.Fill(numbers, 7, 4, 2);
        Show(Text(numbers));
        object[] boxed = new object[2];
        Array.Copy(new[] { 1, 2 }, boxed, 2);
        Show(boxed[0], boxed[1]);
        int[] unboxed = new int[2];
        Array.Copy(boxed, unboxed, 2);
        Show(Text(unboxed), ((int[])numbers.Clone()).Length, numbers.GetValue(0), numbers.Rank, numbers.GetLength(0));
        int[][] jagged = [[1], [2, 3], []];
        Show(jagged[1][1], jagged.Length, jagged[2].Length);
        Show(Array.Exists(numbers, x => x == 7), Array.Find(numbers, x => x > 100),
            Array.FindIndex(numbers, x => x == 7));
        Show(Text(Array.ConvertAll(numbers, x => x + ".")), Text(Array.FindAll(numbers, x => x > 0)),
            Array.TrueForAll(numbers, x => x < 8));
        IList<int> list = numbers;
        Show(list.Count, list[0], list.Contains(7), list.IsReadOnly, list.IndexOf(7));
        IReadOnlyList<object> covariant = new[] { "a", "b" };
        Show(covariant.Count, covariant[1]);
        var segment = new ArraySegment<int>(numbers, 1, 3);
        Show(Text(segment), segment.Count, segment[2], segment.Slice(1).Count);
        Buffer.BlockCopy(new[] { 1, 2 }, 4, numbers, 0, 4);
        Show(numbers[0], Array.Empty<string>().Length, ReferenceEquals(Array.Empty<int>(), Array.Empty<int>()));
    }

    private static void MultiDimensional()
    {
        int[,] grid = new int[2, 3];
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                grid[row, column] = row * 10 + column;
            }
        }
        Show(grid[1, 2], grid.Length, grid.Rank, grid.GetLength(0), grid.GetLength(1), grid.GetUpperBound(1));
        int sum = 0;
        foreach (int value in grid)
        {
            sum += value;
        }
        string[,,] cube = { { { "a", "b" }, { "c", "d" } } };
        Show(sum, cube[0, 1, 0], cube.Rank, ((int[,])grid.Clone())[1, 1]);
        try
        {
            Show(grid[2, 0]);
        }
        catch (IndexOutOfRangeException)
        {
            Show("outside");
        }
    }

    private static void Sorting()
    {
        int[] numbers = new int[200];
        uint state = 12345;
        for (int i = 0; i < numbers.Length; i++)
        {
            state = state * 1664525 + 1013904223;
            numbers[i] = (int)(state >> 16) % 100;
        }
        int[] copy = (int[])numbers.Clone();
        Array.Sort(numbers);
        Show(Text(numbers));
        Array.Sort(copy, (a, b) => b.CompareTo(a));
        Show(copy[0], copy[^1], copy[100]);
        Show(Array.BinarySearch(numbers, numbers[50]) >= 0, Array.BinarySearch(new[] { 1, 3, 5 }, 4),
            Array.BinarySearch(new[] { 1, 3, 5 }, 9));
        string[] words = ["ccc", "a", "bb", "dddd"];
        Array.Sort(words, new ByLength());
        Show(Text(words));
        string[] keys = ["c", "a", "b"];
        int[] items = [3, 1, 2];
        Array.Sort(keys, items);
        Show(Text(keys), Text(items));
        var versions = new List<Version> { new(2, 1), new(1, 9), new(2, 0) };
        versions.Sort();
        Show(Text(versions));
        double[] fractions = [2.5, double.NaN, -1, 0];
        Array.Sort(fractions);
        Show(Text(fractions));
        int[] ascending = new int[1000];
        for (int i = 0; i < ascending.Length; i++)
        {
            ascending[i] = i % 17;
        }
        ascending.AsSpan().Sort();
        Show(ascending[0], ascending[500], ascending[999]);
    }

    private static void Spans()
    {
        Span<int> numbers = stackalloc int[8];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i * i;
        }
        Span<int> part = numbers[2..6];
        Show(part.Length, part[0], part.IndexOf(16), part.Contains(99), part.IndexOfAny(25, 9), Text(part.ToArray()));
        part.Reverse();
        part.CopyTo(numbers[4..]);
        Show(Text(numbers.ToArray()), numbers.SequenceEqual(numbers), part.SequenceEqual([1, 2]), numbers.IsEmpty);
        numbers.Fill(3);
        numbers[..2].Clear();
        Show(Text(numbers.ToArray()), ((ReadOnlySpan<int>)numbers).Count(3), numbers.TryCopyTo(new int[3]));
        ReadOnlySpan<char> text = "key = value".AsSpan();
        int equals = text.IndexOf('=');
        Show(text[..equals].Trim().ToString(), text[(equals + 1)..].Trim().ToString(),
            int.Parse(" 42 ".AsSpan().Trim()));
        Show(text.StartsWith("key"), text.EndsWith("x"), text.IndexOf("val"), text.LastIndexOf('e'),
            text.SequenceCompareTo("kez") < 0);
        Span<byte> bytes = MemoryMarshal.AsBytes(numbers);
        Show(bytes.Length, MemoryMarshal.Cast<byte, long>(bytes).Length, MemoryMarshal.Read<int>(bytes[8..]));
        Memory<int> memory = new[] { 1, 2, 3, 4 };
        memory.Slice(1, 2).Span[0] = 20;
        ReadOnlyMemory<char> letters = "memory".AsMemory(2);
        Show(Text(memory.ToArray()), letters.Span[0], letters.Length, letters.ToString());
        byte[] large = new byte[100];
        for (int i = 0; i < large.Length; i++)
        {
            large[i] = (byte)i;
        }
        foreach (int length in new[] { 0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 80 })
        {
            foreach (int distance in new[] { 1, 2, 5, 8, 15, 16, 17 })
            {
                byte[] up = (byte[])large.Clone();
                up.AsSpan(1, length).CopyTo(up.AsSpan(1 + distance));
                byte[] down = (byte[])large.Clone();
                down.AsSpan(distance, length).CopyTo(down.AsSpan());
                byte[] filled = (byte[])large.Clone();
                filled.AsSpan(distance, length).Fill(0xEE);
                Show(Convert.ToHexString(up), Convert.ToHexString(down), Convert.ToHexString(filled));
            }
        }
    }

    private static void Lists()
    {
        var list = new List<string> { "a", "b" };
        list.AddRange(["c", "d"]);
        list.Insert(1, "x");
        list.InsertRange(2, ["y", "z"]);
        Show(Text(list), list.Count, list.IndexOf("z"), list.Contains("q"), list.Remove("x"), list.Remove("q"));
        list.RemoveAt(0);
        list.RemoveRange(1, 2);
        Show(Text(list), list[^1], list.Find(s => s == "c"), list.FindIndex(s => s == "zz"),
            list.Exists(s => s == "d"));
        list.Reverse();
        Show(Text(list), list.RemoveAll(s => s == "c"), Text(list.ConvertAll(s => s.Length)),
            Text(list.GetRange(0, 1)));
        list.Clear();
        Show(list.Count, list.Capacity >= 0);
        var numbers = new List<int>(Enumerated());
        numbers.ForEach(n => Console.Write(n + ";"));
        Show(numbers.BinarySearch(3), numbers.TrueForAll(n => n > 0), Text(numbers.ToArray()),
            numbers.AsReadOnly().Count);
        foreach (ref int n in CollectionsMarshal.AsSpan(numbers))
        {
            n *= 2;
        }
        Show(Text(numbers));
        IEnumerable<object> covariant = new List<string> { "v" };
        foreach (object item in covariant)
        {
            Show(item);
        }
    }

    private static IEnumerable<int> Enumerated()
    {
        yield return 1;
        yield return 2;
        yield return 3;
    }

    private static void Dictionaries()
    {
        var map = new Dictionary<string, int>();
        for (int i = 0; i < 100; i++)
        {
            map["k" + i] = i;
        }
        for (int i = 0; i < 100; i += 3)
        {
            map.Remove("k" + i);
        }
        for (int i = 0; i < 10; i++)
        {
            map.Add("n" + i, -i);
        }
        int sum = 0;
        foreach ((string key, int value) in map)
        {
            sum += value * key.Length;
        }
        Show(map.Count, sum, map["k50"], map.ContainsKey("k51"), map.TryGetValue("zz", out int missing), missing,
            map.TryAdd("n1", 5));
        Show(map.Remove("n1", out int removed), removed, map.ContainsValue(-2), map.Keys.Count,
            map.Values.Contains(50));
        var byLength = new Dictionary<string, string>(new ByLength()) { ["one"] = "1" };
        Show(byLength["two"], byLength.ContainsKey("four"));
        var byNumber = new Dictionary<long, Version> { [1L << 40] = new(1, 2) };
        Show(byNumber[1L << 40], byNumber.GetValueOrDefault(5) is null);
        var byVersion = new Dictionary<Version, int> { [new(1, 2)] = 12 };
        Show(byVersion[new(1, 2)]);
        var ordered = new Dictionary<int, char> { [3] = 'c', [1] = 'a' };
        Show(Text(ordered), Text(ordered.Keys), Text(ordered.Values));
        try
        {
            ordered.Add(3, 'x');
        }
        catch (ArgumentException e)
        {
            Show(e.Message);
        }
        try
        {
            Show(ordered[9]);
        }
        catch (KeyNotFoundException e)
        {
            Show(e.Message);
        }
        ordered.Clear();
        Show(ordered.Count);
    }

    private static void SetsAndQueues()
    {
        var set = new HashSet<int> { 1, 2, 3 };
        Show(set.Add(3), set.Add(4), set.Contains(2), set.Remove(1), set.Count);
        set.UnionWith([7, 8]);
        set.IntersectWith([2, 3, 8, 9]);
        Show(Text(set), set.IsSubsetOf([2, 3, 8, 10]), set.SetEquals([8, 3, 2]), set.Overlaps([100]),
            set.IsProperSupersetOf([2]));
        set.SymmetricExceptWith([2, 50]);
        set.ExceptWith([3]);
        Show(set.Count, set.Contains(50), new HashSet<string?> { null, "a", null }.Count);
        var queue = new Queue<int>();
        for (int i = 0; i < 20; i++)
        {
            queue.Enqueue(i);
            if (i % 3 == 0)
            {
                queue.Dequeue();
            }
        }
        Show(queue.Count, queue.Peek(), Text(queue), queue.Contains(19), queue.ToArray().Length,
            queue.TryDequeue(out int first), first);
    }

    private static void Untyped()
    {
        IList list = new List<int> { 1, 2 };
        list.Add(3);
        Show(list.Count, list[2], list.Contains(2), list.IndexOf(9));
        IDictionary map = new Dictionary<string, int> { ["a"] = 1 };
        map["b"] = 2;
        Show(map["a"], map["b"], map["c"] is null, map.Count);
        foreach (DictionaryEntry entry in map)
        {
            Show(entry.Key, entry.Value);
        }
        IEnumerable items = new[] { 1, 2 };
        foreach (object item in items)
        {
            Show(item);
        }
    }

    private static void FromTheFramework()
    {
        var stack = new Stack<string>();
        stack.Push("a");
        stack.Push("b");
        Show(stack.Pop(), stack.Peek(), stack.Count);
        var priorities = new PriorityQueue<string, int>();
        priorities.Enqueue("low", 9);
        priorities.Enqueue("high", 1);
        priorities.Enqueue("middle", 5);
        Show(priorities.Dequeue(), priorities.Dequeue(), priorities.Count);
        var sorted = new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1, ["c"] = 3 };
        Show(Text(sorted), sorted.Remove("b"), Text(sorted.Keys));
        var list = new LinkedList<int>();
        list.AddLast(2);
        list.AddFirst(1);
        list.AddAfter(list.First!, 9);
        Show(Text(list), list.Count, list.Last!.Value);
        var sortedSet = new SortedSet<int> { 5, 1, 3, 1 };
        Show(Text(sortedSet), sortedSet.Min, sortedSet.Max, Text(sortedSet.GetViewBetween(2, 4)));
        var sortedList = new SortedList<int, string> { [2] = "two", [1] = "one" };
        Show(Text(sortedList.Values), sortedList.IndexOfKey(2));
    }
}
