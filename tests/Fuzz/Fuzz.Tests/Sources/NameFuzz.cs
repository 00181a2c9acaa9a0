// Random legal names in every position of a system at once: the code compiles if the names are legal where they stand.
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Tests.Fuzz.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Tests.Fuzz.Sources;

public sealed class NameFuzz
{
    private const string Template = """
        namespace {0}
        {{
            public struct {1} : IEvent;
            public enum {2} {{ {3} }}
            public struct {4} {{ public int {5}; }}
            public interface {6}
            {{
                int {7}(int {8}, out {2} {9}, ref {4} {10});
                string {11}(string {12}, ReadOnlySpan<int> {13});
            }}

            [Component]
            public partial class {14} : Component, {6}
            {{
                public partial Provides<{6}> {15} {{ get; }}
                [Optional] public partial Consumes<{1}> {16} {{ get; }}
                [Handles(nameof({16}))] private void {17}() {{ }}
                [Attribute(Default = 1)] public partial int {18} {{ get; }}
                int {6}.{7}(int a, out {2} b, ref {4} c) {{ b = default; return a; }}
                string {6}.{11}(string a, ReadOnlySpan<int> b) => a;
            }}

            [Component]
            public partial class {19} : Component
            {{
                public partial Uses<{6}> {20} {{ get; }}
                [Optional] public partial Emits<{1}> {21} {{ get; }}
            }}

            [Assembly]
            public partial class {22} : CamkesNet.Composition
            {{
                [Instance] public partial {14} {23} {{ get; }}
                [Instance] public partial {19} {24} {{ get; }}
                [Connection] public RpcCall<{6}> {25} => new({24}.{20}, {23}.{15});
                [Connection] public Notification<{1}> {26} => new({24}.{21}, {23}.{16});
            }}
        }}
        """;

    private const int Positions = 27;

    // Names that generated code, the library and .NET use, keywords, and letters of many scripts.
    private static readonly string[] names =
    [
        "system", "binder", "message", "port", "badge", "element", "target", "writer", "reader", "result", "value", "index",
        "Bind", "Dispatch", "HandleSignals", "Describe", "AddInstance", "Invoke", "CreateMessage", "Reply", "Label", "Call",
        "Word0", "Dispatch0", "_port", "__glue", "_instance", "@class", "@event", "@int", "@this", "@base", "@record", "@field",
        "@value", "@var", "@await", "@global", "@nameof", "@dynamic", "@file", "@scoped", "@required", "@async", "@partial",
        "__", "___", "é", "变量", "ñandú", "a1", "x", "y", "Run", "Name", "Ports", "Glue", "Proxy", "Init0", "vm0", "Equals1",
        "get", "set", "add", "remove", "when", "where", "select", "from", "let", "by", "on", "into", "join", "not", "and", "or",
        "with", "init", "unmanaged", "notnull", "managed", "args", "alias", "nint", "Tick", "Echo", "Server", "Client", "Hello",
    ];

    [TestCase(20)]
    [TestCase(30_000, Category = "Long")]
    public void A_system(int times)
    {
        int compiled = 0;
        Fuzzer.Run(times, random =>
        {
            string source = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, Template, [.. Enumerable.Range(0, Positions).Select(_ => Next(random))]);
            CSharpCompilation compilation = TestCompilation.Create(source);
            var run = GeneratorRun.Of(compilation);
            if (Errors(compilation).Any(error => error.Id != "CS9248") || run.Diagnostics.Any(IsError)
                || RuleRun.Analyze(run.Output).Any(IsError))
            {
                return;
            }

            compiled++;
            Assert.That(Errors(run.Output).Select(error => error.ToString()), Is.Empty, source);
        });
        TestContext.Out.WriteLine($"{compiled} compiled, in the others the names collide with each other");
    }

    private static string Next(Random random)
    {
        string name = names[random.Next(names.Length)];
        return random.Next(3) switch
        {
            0 => name,
            1 => $"{name}{random.Next(4)}",
            _ => $"{name}_{names[random.Next(names.Length)].TrimStart('@')}",
        };
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(IsError);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
}
