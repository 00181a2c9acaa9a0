// Any legal name works in every position: generated code does not collide with the user's names.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Running;

public sealed class NameTests
{
    // With NAME in one position at a time; the parameters and locals of glue, its members, keywords, its types.
    private static readonly string[] names =
    [
        "system", "binder", "message", "port", "badge", "element", "target", "writer", "reader", "result", "unnamed",
        "Bind", "Dispatch", "HandleSignals", "Describe", "AddInstance", "Invoke", "CreateMessage", "Reply", "Label",
        "Word0", "Dispatch0", "Echo0", "_portPort", "_gluePort", "__gluePort", "_instance_first", "_instance_NAME",
        "@class", "@event", "@int", "@this", "@base", "@record", "@field", "@value", "@var", "@await", "@global",
        "@nameof", "@dynamic", "@file", "@scoped", "@required", "@async", "@partial", "@yield", "_", "__", "É", "变量",
        "System", "CamkesNet", "Composition", "Component", "Port", "Uses", "Provides", "MessageContext", "Glue",
        "IEchoProxy", "EchoProxy", "IEchoDispatcher", "Init0", "vm0", "camkesNet", "Equals1", "value__",
    ];

    private const string Template = """
        namespace <namespace>
        {
            public struct <event> : IEvent;
            public enum <enum> { <member> }
            public struct <struct> { public int <field>; }
            public interface <contract>
            {
                int <method>(int <parameter>, out <enum> other, ref <struct> third);
                string Text(string <text>, ReadOnlySpan<int> more);
            }

            [Component]
            public partial class <server> : Component, <contract>
            {
                public partial Provides<<contract>> <provided> { get; }
                [Optional] public partial Consumes<<event>> <consumed> { get; }
                [Optional] public partial PortArray<Consumes<<event>>> <array> { get; }
                [Handles("<consumed>")] private void <handler>() { }
                [Handles("<array>")] private static void <elements>(int index) { }
                [Attribute(Default = 1)] public partial int <attribute> { get; }
                int <contract>.<method>(int a, out <enum> b, ref <struct> c) { b = default; return a; }
                string <contract>.Text(string a, ReadOnlySpan<int> b) => a;
            }

            [Component]
            public partial class <client> : Component
            {
                public partial Uses<<contract>> <used> { get; }
                [Optional] public partial Emits<<event>> <emitted> { get; }
                private int <own> = 1;
                public int Own => <own>;
            }

            [Assembly]
            public partial class <assembly> : CamkesNet.Composition
            {
                [Instance, Setting("<attribute>", 2)] public partial <server> <first> { get; }
                [Instance] public partial <client> <second> { get; }
                [Connection] public RpcCall<<contract>> <connection> => new(<second>.<used>, <first>.<provided>);
                [Connection] public Notification<<event>> <other> => new(<second>.<emitted>, <first>.<consumed>);
            }
        }
        """;

    // Names that each position has when it is another's turn.
    private static readonly Dictionary<string, string> usual = new()
    {
        ["namespace"] = "Named",
        ["event"] = "Tick",
        ["enum"] = "Axis",
        ["member"] = "X",
        ["struct"] = "Point",
        ["field"] = "X",
        ["contract"] = "IEcho",
        ["method"] = "Echo",
        ["parameter"] = "left",
        ["text"] = "text",
        ["server"] = "Server",
        ["provided"] = "Port",
        ["consumed"] = "Ticked",
        ["array"] = "Inputs",
        ["handler"] = "OnTicked",
        ["elements"] = "OnInput",
        ["attribute"] = "Rounds",
        ["client"] = "Client",
        ["used"] = "Used",
        ["emitted"] = "Ticks",
        ["own"] = "own",
        ["assembly"] = "Hello",
        ["first"] = "first",
        ["second"] = "second",
        ["connection"] = "call",
        ["other"] = "tick",
    };

    private static IEnumerable<string> Positions => usual.Keys;

    [TestCaseSource(nameof(Positions))]
    public void Any_name_works(string position)
    {
        // Each name in a namespace of its own.
        string source = string.Concat(names
            .Where(name => !usual.ContainsValue(name))
            .Select((name, number) => Source(position, name, $"N{number}")));

        // What the language refuses without glue is no legal name in this position.
        HashSet<string> own = [.. Errors(TestCompilation.Create(source)).Select(error => error.Location.ToString())];
        Assert.That(
            Errors(GeneratorRun.Of(source).Output).Where(error => !own.Contains(error.Location.ToString())),
            Is.Empty);
    }

    [Test]
    public void Names_that_differ_by_case_or_by_their_first_letter_work() => Assert.That(
        RuleRun.CompilerErrors(
            "public interface IEcho { int Add(int n); } public interface Echo { int Add(int n); } "
            + "public interface iecho { int Add(int n); }",
            "[Component] public partial class Server : Component, IEcho, Echo, iecho { public int Add(int n) => n; "
            + "public partial Provides<IEcho> A { get; } public partial Provides<Echo> B { get; } "
            + "public partial Provides<iecho> C { get; } }",
            "[Component] public partial class server : Component { public partial Uses<Echo> B { get; } }",
            "[Assembly] public partial class Sys : Composition { [Instance] public partial Server s { get; } "
            + "[Instance] public partial server S { get; } [Connection] public RpcCall<Echo> c => new(S.B, s.B); }",
            "[Assembly] public partial class sys : Composition { [Instance] public partial Server s { get; } }"),
        Is.Empty);

    [Test]
    public void A_users_type_may_have_the_name_of_a_monitor() => Assert.That(
        RuleRun.CompilerErrors(
            "namespace N; public class Init0; [Component, VmConfiguration(0, SimpleUntyped24Pool = 12, "
            + "GuestRamMb = 128, KernelImage = \"k\")] public partial class Vm : VirtualMachines; "
            + "[Assembly] public partial class Sys : Composition { [Instance] public partial Vm vm { get; } }"),
        Is.Empty);

    private static string Source(string position, string name, string @namespace)
    {
        string source = Template;
        foreach ((string place, string other) in usual)
        {
            string here = place == position ? name : place == "namespace" ? @namespace : other;
            source = source.Replace($"<{place}>", here, StringComparison.Ordinal);
        }

        return source.Replace("\"@", "\"", StringComparison.Ordinal) + "\n";
    }

    // A partial property without glue is no error of the name.
    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error && diagnostic.Id != "CS9248");
}
