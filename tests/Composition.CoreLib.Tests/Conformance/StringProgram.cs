// Strings, characters, builders and encodings.
using System.Text;

namespace CamkesNet.Tests.Conformance;

internal static class StringProgram
{
    public static void Run()
    {
        Searching();
        Comparing();
        Changing();
        Splitting();
        Formatting();
        Characters();
        Builders();
        Encodings();
        Failures();
    }

    private static void Show(params object?[] values) => Console.WriteLine(string.Join("|", values));

    private static void Searching()
    {
        const string text = "the quick brown fox jumps over the lazy dog";
        Show(text.IndexOf('q'), text.IndexOf("the"), text.IndexOf("the", 1), text.IndexOf("cat"),
            text.IndexOf('o', 13));
        Show(text.LastIndexOf('o'), text.LastIndexOf("the"), text.LastIndexOf('z', 10), text.IndexOf('b', 3, 5));
        Show(text.Contains("fox"), text.Contains('!'), text.Contains("FOX"));
        Show(text.Contains("FOX", StringComparison.OrdinalIgnoreCase));
        Show(text.StartsWith("the"), text.EndsWith("dog"), text.StartsWith('t'), text.EndsWith('x'));
        Show(text.StartsWith("THE", StringComparison.OrdinalIgnoreCase),
            text.StartsWith("THE", StringComparison.Ordinal));
        Show(text.IndexOfAny(['x', 'y', 'z']), text.LastIndexOfAny(['a', 'b']), "".IndexOf("x"), "abc".IndexOf(""));
        Show("aaa".IndexOf("aa", StringComparison.Ordinal), "abcABC".IndexOf("CA", StringComparison.OrdinalIgnoreCase));
        Show(string.IsNullOrEmpty(""), string.IsNullOrEmpty(null), string.IsNullOrWhiteSpace(" \t\n"), text.Length,
            text[4]);
    }

    private static void Comparing()
    {
        Show("a" == "a", "a" != "b", "abc".Equals("ABC"), "abc".Equals("ABC", StringComparison.OrdinalIgnoreCase));
        Show(Math.Sign(string.CompareOrdinal("a", "b")), Math.Sign(string.CompareOrdinal("b", "a")));
        Show(Math.Sign(string.Compare("abc", "ABD", StringComparison.OrdinalIgnoreCase)), string.Compare("x", "x"));
        Show(Math.Sign("abc".CompareTo("abcd")), Math.Sign("b".CompareTo("abcd")), "x".CompareTo(null));
        Show(string.Equals(null, null), string.Equals("a", null), Math.Sign(string.Compare(null, "a")));
        Show("hash".GetHashCode() == ("ha" + "sh".ToLower()).GetHashCode());
        Show(StringComparer.OrdinalIgnoreCase.Equals("\u00e9A", "\u00c9a"), StringComparer.Ordinal.Compare("a", "a"));
        var ignoring = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 };
        Show(ignoring["kEY"], ignoring.ContainsKey("other"));
        string[] words = ["pear", "Apple", "fig", "apple", "Fig"];
        Array.Sort(words, StringComparer.Ordinal);
        Show(string.Join(",", words));
    }

    private static void Changing()
    {
        Show("abc".ToUpperInvariant(), "ABC\u00c4".ToLowerInvariant(), "stra\u00dfe".ToUpper(), "MiXed".ToLower());
        Show("  trim\t".Trim() + ".", "xxtrimxx".Trim('x'), "xytrimyx".Trim('x', 'y'), "..a..".TrimStart('.'));
        Show("..a..".TrimEnd('.'), " a ".TrimEnd() + ".", " a ".TrimStart() + ".");
        Show("7".PadLeft(3), "7".PadLeft(3, '0'), "7".PadRight(3, '-'), "1234".PadLeft(2));
        Show("hello".Substring(1), "hello".Substring(1, 3), "hello"[1..^1], "hello".Substring(5) == "");
        Show("hello".Replace('l', 'L'), "hello".Replace("l", "--"), "hello".Replace("ll", ""), "x".Replace("y", "z"));
        Show("aXbXc".Replace("x", "+", StringComparison.OrdinalIgnoreCase), "hello".Remove(2), "hello".Remove(1, 3));
        Show("hello".Insert(2, "<>"), new string('z', 4), new string(['a', 'b']),
            new string("abcdef".ToCharArray(), 2, 3));
        Show(string.Concat("a", null, "b"), string.Concat("a", "b", "c", "d"), string.Concat(1, 'x', true),
            "a" + 1 + 'c' + null + 2.5);
        Show(string.Join(", ", 1, 2, 3), string.Join("-", new[] { "a", "b" }), string.Join('/', "x", "y"));
        Show(string.Join("+", new List<int> { 1, 2, 3 }), string.Concat(new[] { "p", "q", "r" }));
        Show(string.Create(5, 'a', (span, first) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = (char)(first + i);
            }
        }));
    }

    private static void Splitting()
    {
        Print("a,b,,c".Split(','));
        Print("a,b,,c".Split(',', StringSplitOptions.RemoveEmptyEntries));
        Print(" a , b ,, c ".Split(',', StringSplitOptions.TrimEntries));
        Print(" a , b ,, c ".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Print("a,b,c,d".Split(',', 2));
        Print("a--b--c".Split("--"));
        Print("one two\tthree".Split());
        Print("a;b,c".Split(';', ','));
        Print("a;b,c".Split([';', ','], 2));
        Print("".Split(','));
        Print("abc".Split(','));
        Print("a=>b->c".Split(["=>", "->"], StringSplitOptions.None));
        Print(",a,".Split(',', 2, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Print(string[] parts) =>
        Console.WriteLine(parts.Length + ": [" + string.Join("][", parts) + "]");

    private static void Formatting()
    {
        Show(string.Format("{0} and {1}", "a", 2), string.Format("{1}{0}{1}", 1, 2), string.Format("{{{0}}}", 5));
        Show(string.Format("[{0,5}][{0,-5}][{1:D4}][{2,8:F2}]", "ab", 42, 3.14159));
        Show(string.Format("{0:X}|{0:x8}|{0:N0}|{0:B}", 48879), string.Format("{0}", (object?)null));
        Show(string.Format("{0} {1} {2} {3}", 1, 2, 3, 4));
    }

    private static void Characters()
    {
        var text = new StringBuilder();
        for (char c = '\0'; c < 256; c++)
        {
            int kinds = (char.IsDigit(c) ? 1 : 0) + (char.IsLetter(c) ? 2 : 0) + (char.IsUpper(c) ? 4 : 0)
                + (char.IsLower(c) ? 8 : 0) + (char.IsWhiteSpace(c) ? 16 : 0) + (char.IsControl(c) ? 32 : 0)
                + (char.IsPunctuation(c) ? 64 : 0) + (char.IsSymbol(c) ? 128 : 0) + (char.IsNumber(c) ? 256 : 0)
                + (char.IsLetterOrDigit(c) ? 512 : 0) + (char.IsSeparator(c) ? 1024 : 0);
            text.Append(kinds).Append(' ').Append((int)char.ToUpperInvariant(c));
            text.Append(' ').Append((int)char.ToLowerInvariant(c));
            text.Append(c % 8 == 7 ? "\n" : " ; ");
        }
        Console.Write(text.ToString());
        Show(char.IsAsciiHexDigit('f'), char.IsSurrogate('\ud800'), char.ConvertFromUtf32(0x1F600).Length,
            char.Parse("q"));
        Show(char.IsWhiteSpace('\u2003'), char.ConvertToUtf32('\ud83d', '\ude00'), char.GetNumericValue('7'));
    }

    private static void Builders()
    {
        var builder = new StringBuilder("start");
        builder.Append(' ').Append(12).Append(3.5).Append(true).Append((object?)null).Append('x', 3).AppendLine("!");
        builder.AppendFormat("{0}-{1}", 1, 2).Insert(0, "<<").Replace("x", "yy").Replace('y', 'z');
        Console.WriteLine(builder.ToString());
        Show(builder.Length, builder[3], builder.ToString(2, 5));
        builder.Remove(0, 2).Length = 5;
        Show(builder, builder.Equals(new StringBuilder("start")));
        builder.Clear().AppendJoin(",", "a", "b").Append("xyz", 1, 2).Append("span".AsSpan(1));
        Show(builder);
        for (int i = 0; i < 100; i++)
        {
            builder.Append(i);
        }
        Show(builder.Length);
    }

    private static void Encodings()
    {
        const string text = "h\u00e9llo \u20ac \ud83d\ude00!";
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Show(bytes.Length, Convert(bytes), Encoding.UTF8.GetString(bytes) == text, Encoding.UTF8.GetByteCount(text));
        byte[] broken = [(byte)'a', 0xC3, (byte)'b', 0xE2, 0x82, 0xFF, 0xF0, 0x9F, 0x98, (byte)'c', 0xED, 0xA0, 0x80,
            0xC0, 0xAF];
        foreach (char c in Encoding.UTF8.GetString(broken))
        {
            Console.Write((int)c + " ");
        }
        Console.WriteLine();
        Show(Convert(Encoding.UTF8.GetBytes("a\ud800b")), Convert(Encoding.ASCII.GetBytes("a\u00e9b")));
        Show(Encoding.ASCII.GetString([72, 105, 200]).Length, Encoding.UTF8.GetString([]).Length);
    }

    private static string Convert(byte[] bytes)
    {
        string text = "";
        foreach (byte value in bytes)
        {
            text += value.ToString("x2");
        }
        return text;
    }

    private static void Failures()
    {
        Try(() => "abc".Substring(4));
        Try(() => "abc".Substring(1, 3));
        Try(() => string.Format("{0", 1));
        Try(() => string.Format("{1}", 1));
        Try(() => new string('a', -1));
        Try(() => "abc".Replace("", "x"));
        Try(() => "abc".IndexOf((string)null!).ToString());
        Try(() => "abc".Remove(2, 5));
        Try(() => new StringBuilder().Insert(1, "x").ToString());
    }

    private static void Try(Func<string> action)
    {
        try
        {
            Console.WriteLine(action());
        }
        catch (Exception e)
        {
            Console.WriteLine(e is ArgumentNullException ? "null" : e is ArgumentOutOfRangeException ? "range"
                : e is ArgumentException ? "argument" : e is FormatException ? "format" : "other");
        }
    }
}
