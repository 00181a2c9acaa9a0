// CN1049: what a component may do with memory that it only reads, and what not.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class ReadOnlyMemoryTests
{
    private const string Types = """
        [System.Runtime.CompilerServices.InlineArray(4)] public struct Items { private int first; }
        public struct Inner { public int N; public void Set() => N = 1; public readonly int Get() => N; }
        public struct Page
        {
            public int N; public Inner In; public Items Items; public DayOfWeek Day;
            public int Auto { get; set; }
        }
        public interface IStore { void Put(); }
        """;

    private const string Class = """
        [Component] public partial class X : Component
        {
            [Optional, ReadOnly] public partial Dataport<Page> P { get; }
            [Optional, ReadOnly] public partial PortArray<Dataport<Page>> A { get; }
            [Optional, ReadOnly] public partial UsesWithBuffer<IStore, Page> U { get; }
            private static void Change(ref int value) => value = 1;
            private static void Look(in int value) { }
            private static void Take(object value) { }
            private static void Keep(ReadOnlySpan<byte> bytes) { }
            private static void Fill(Span<byte> bytes) { }
            protected override void Run() { <code> }
            <member>
        }
        """;

    [TestCase("P.Value.N = 7;")]
    [TestCase("P.Value.N += 7;")]
    [TestCase("P.Value.N++;")]
    [TestCase("P.Value = default;")]
    [TestCase("P.Value.In.N = 7;")]
    [TestCase("P.Value.Auto = 7;")]
    [TestCase("P.Value.Auto++;")]
    [TestCase("P.Value.In.Set();")]
    [TestCase("P.Value.Items[1] = 7;")]
    [TestCase("(P.Value.N, int n) = (1, 2); Take(n);")]
    [TestCase("P.Bytes[0] = 1;")]
    [TestCase("P.Bytes.Clear();")]
    [TestCase("P.Bytes[1..].Fill(1);")]
    [TestCase("P.Bytes.Slice(1)[0] = 1;")]
    [TestCase("A[0].Value.N = 7;")]
    [TestCase("U.Value.N = 7;")]
    [TestCase("U.Bytes[0] = 7;")]
    [TestCase("(P.Value).N = 7;")]
    public void A_write_is_refused(string code) => Assert.That(
        Diagnose(code),
        Is.EqualTo(new[]
        {
            $"CN1049: 'Run' writes to the memory of '{code.TrimStart('(')[0]}', which is [ReadOnly]: "
                + "only read it, or remove [ReadOnly]",
        }));

    [TestCase("ref int n = ref P.Value.N; n = 1;")]
    [TestCase("ref Page page = ref P.Value; page.N = 1;")]
    [TestCase("Change(ref P.Value.N);")]
    [TestCase("Fill(P.Bytes);")]
    [TestCase("Fill(P.Bytes[1..]);")]
    [TestCase("var bytes = P.Bytes; bytes[0] = 1;")]
    [TestCase("Span<int> items = P.Value.Items; items[0] = 1;")]
    [TestCase("var items = P.Value.Items[1..]; items[0] = 1;")]
    [TestCase("Span<int> items = new(ref P.Value.N); items[0] = 1;")]
    [TestCase("ref int n = ref (P.IsConnected ? ref P.Value.N : ref P.Value.In.N); n = 1;")]
    [TestCase("Dataport<Page> other = P; other.Value.N = 1;")]
    [TestCase("foreach (Dataport<Page> other in A) { other.Value.N = 1; }")]
    [TestCase("Take(U);")]
    [TestCase("First = 1;", "private ref int First => ref P.Value.N;")]
    [TestCase("First() = 1;", "private ref int First() { return ref P.Value.N; }")]
    public void What_could_be_written_through_is_refused(string code, string member = "") => Assert.That(
        Diagnose(code, member),
        Has.Length.GreaterThan(0).And.All.Matches(
            "CN1049: '(Run|First|get_First)' passes on, so that it could be written to, the memory of '.', which is "));

    [TestCase("Take(P.Value.N);")]
    [TestCase("int n = P.Value.N; n++;")]
    [TestCase("Page page = P.Value; page.N = 7;")]
    [TestCase("ref readonly Page page = ref P.Value; Take(page.N);")]
    [TestCase("Look(P.Value.N); Look(in P.Value.N);")]
    [TestCase("Take(P.Value.In.Get() + P.Value.Items[1] + P.Value.Auto);")]
    [TestCase("Take(P.Value.N.ToString() + P.Value.Day.ToString());")]
    [TestCase("Take($\"{P.Value.N} {P.Value.Day}\");")]
    [TestCase("ReadOnlySpan<byte> bytes = P.Bytes; Keep(bytes); Keep(P.Bytes);")]
    [TestCase("Take(P.Bytes[0] + P.Bytes.Length + P.Bytes.ToArray().Length); Keep(P.Bytes[1..]);")]
    [TestCase("ReadOnlySpan<int> items = P.Value.Items; Take(items[0]);")]
    [TestCase("foreach (int item in P.Value.Items) { Take(item); }")]
    [TestCase("for (int i = 0; i < A.Count; i++) { Take(A[i].Value.N); }")]
    [TestCase("if (P.IsConnected) { Take(nameof(P)); } U.Call.Put(); while (P.Value.N == 0) { }")]
    [TestCase("P.Bytes.CopyTo(new byte[100]);")]
    [TestCase("Take(First);", "private ref readonly int First => ref P.Value.N;")]
    [TestCase("Take(Last());", "private int Last() { return P.Value.N; }")]
    public void What_reads_is_accepted(string code, string member = "") =>
        Assert.That(Diagnose(code, member), Is.Empty);

    private static string[] Diagnose(string code, string member = "")
    {
        string source = Class.Replace("<code>", code, StringComparison.Ordinal)
            .Replace("<member>", member, StringComparison.Ordinal);
        Assert.That(RuleRun.CompilerErrors(Types, source), Is.Empty);
        return RuleRun.Diagnose(Types, source);
    }
}
