// Queries over sequences, and conversions of base types.
namespace CamkesNet.Tests.Conformance;

internal static class QueryProgram
{
    private sealed record Person(string Name, int Age, string City);

    private static readonly Person[] people =
    [
        new("Ann", 30, "Bern"), new("Bob", 25, "Rome"), new("Cy", 30, "Rome"), new("Di", 41, "Bern"), new("Ed", 25, "Oslo"),
    ];

    public static void Run()
    {
        Sequences();
        Elements();
        Folds();
        Ordering();
        Grouping();
        QuerySyntax();
        Failures();
        Conversions();
    }

    private static void Show<T>(IEnumerable<T> items) => Console.WriteLine(string.Join(",", items));

    private static void Sequences()
    {
        int[] numbers = [5, 3, 9, 1, 3];
        Show(numbers.Where(x => x > 2).Select(x => x * 2));
        Show(numbers.Select((x, i) => x * 10 + i).Skip(1).Take(3));
        Show(numbers.SelectMany(x => Enumerable.Repeat(x, x % 3)));
        Show(numbers.TakeWhile(x => x != 9).Concat(numbers.SkipWhile(x => x != 9)).Append(0).Prepend(-1));
        Show(Enumerable.Range(1, 5).Reverse().Zip(numbers, (a, b) => a + "/" + b));
        Show(Enumerable.Range(0, 7).Chunk(3).Select(chunk => chunk.Length));
        Show(numbers.Distinct().Union([7, 9]).Except([3]).Intersect([9, 7, 5]));
        Show(new object[] { 1, "a", 2 }.OfType<int>().Cast<object>());
        Show(Enumerable.Empty<int>().DefaultIfEmpty(8));
        Show(numbers.TakeLast(2).Concat(numbers.SkipLast(4)));
        Show(numbers.Index().Select(pair => pair.Index + ":" + pair.Item));
    }

    private static void Elements()
    {
        int[] numbers = [5, 3, 9];
        Console.WriteLine(numbers.First() + numbers.Last() + numbers.ElementAt(1) + numbers.Single(x => x == 9));
        Console.WriteLine(numbers.FirstOrDefault(x => x > 100) + " " + numbers.LastOrDefault() + " " + numbers.Any());
        Console.WriteLine(numbers.All(x => x > 2) + " " + numbers.Any(x => x > 8) + " " + numbers.Contains(3));
        Console.WriteLine(numbers.Count() + " " + numbers.Count(x => x > 4) + " " + numbers.SequenceEqual([5, 3, 9]));
    }

    private static void Folds()
    {
        Console.WriteLine(people.Sum(p => p.Age) + " " + people.Average(p => p.Age) + " " + people.Max(p => p.Age));
        Console.WriteLine(people.MinBy(p => p.Age)!.Name + people.MaxBy(p => p.Age)!.Name + people.Min(p => p.Name));
        Console.WriteLine(new[] { 1.5, 2.5 }.Sum() + " " + new[] { 4, 2 }.Aggregate((a, b) => a * b) + " "
            + people.Aggregate("", (text, p) => text + p.Name[0]));
    }

    private static void Ordering()
    {
        Show(people.OrderBy(p => p.Age).Select(p => p.Name));
        Show(people.OrderByDescending(p => p.Age).ThenBy(p => p.City).ThenByDescending(p => p.Name).Select(p => p.Name));
        Show(new[] { "b", "a", "c" }.Order());
        Show(new[] { 2, 3, 1 }.OrderDescending());
    }

    private static void Grouping()
    {
        foreach (IGrouping<string, Person> city in people.GroupBy(p => p.City))
        {
            Console.WriteLine(city.Key + ": " + string.Join("+", city.Select(p => p.Name)));
        }
        Dictionary<string, int> ages = people.ToDictionary(p => p.Name, p => p.Age);
        Console.WriteLine(ages["Di"] + " " + people.ToHashSet().Count + " " + people.Select(p => p.Age).ToList().Count);
        Show(people.DistinctBy(p => p.City).Select(p => p.Name));
    }

    private static void QuerySyntax()
    {
        Show(from p in people where p.Age < 40 orderby p.City, p.Name descending select p.City + p.Name);
        Show(from p in people join age in new[] { 25, 41 } on p.Age equals age select p.Name);
        Show(from x in new[] { 1, 2 } from y in new[] { "a", "b" } select x + y);
        Show(from p in people group p by p.Age into same let n = same.Count() where n > 1 select same.Key * 10 + n);
    }

    private static void Failures()
    {
        Try(() => new int[0].First());
        Try(() => new[] { 1, 2 }.Single());
        Try(() => new[] { 1 }.First(x => x > 5));
        Try(() => new int[0].Max());
        Try(() => new[] { 1 }.ElementAt(3));
        Try(() => new[] { 1, 1 }.ToDictionary(x => x).Count);
    }

    private static void Try(Func<int> action)
    {
        try
        {
            Console.WriteLine(action());
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }
        catch (ArgumentException)
        {
            Console.WriteLine("argument");
        }
    }

    private static void Conversions()
    {
        byte[] bytes = [0, 1, 0x7F, 0x80, 0xFF];
        Console.WriteLine(Convert.ToHexString(bytes) + " " + Convert.ToHexString(Convert.FromHexString("00aBfF")));
        for (int length = 0; length <= bytes.Length; length++)
        {
            string text = Convert.ToBase64String(bytes, 0, length);
            Console.WriteLine(text + " " + Convert.ToHexString(Convert.FromBase64String(text)));
        }
        Console.WriteLine(Convert.ToInt32("ff", 16) + " " + Convert.ToInt32("0x10", 16) + " " + Convert.ToInt64("-5", 10));
        Console.WriteLine(Convert.ToString(10, 2) + " " + Convert.ToString(-1, 16) + " " + Convert.ToInt32(2.5));
        Console.WriteLine(Convert.ToUInt32("777", 8) + " " + Convert.ToByte("200") + " " + Convert.ToInt32(3.5));
    }
}
