// Any legal name works in every position: generated code does not collide with the user's names.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        "get", "select", "where", "nint", "unmanaged", "Run", "Clock", "Caller", "ToString", "String", "Vmm",
    ];

    // More of the same kinds: contextual keywords, members of base classes, names of the base class library. Names with
    // two consecutive underscores are the implementation's (C# standard, 6.4.3): glue has __Bind, __Dispatch,
    // __HandleSignals and __Describe.
    private static readonly string[] moreNames =
    [
        "set", "add", "remove", "init", "from", "when", "with", "and", "not", "notnull", "managed", "alias", "args", "on",
        "by", "let", "into", "join", "or", "equals", "extension", "allows", "Initialize", "InstanceName", "GetType",
        "Equals", "MemberwiseClone", "serial", "fserv", "rtc", "Monitor", "Object", "Int32", "Boolean", "Type",
        "Enum", "Attribute", "Exception", "Span", "Console", "Hosted", "Abi", "Components", "Dataport",
        "RpcProxy", "PortBinder", "SystemDescription", "VirtualMachines",
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
                [Optional] public partial Dataport<<struct>> <shared> { get; }
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

    private const string MachineTemplate = """
        namespace <namespace>
        {
            [Component, VmConfiguration(0, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = "k")]
            public partial class <machines> : VirtualMachines;

            [Hardware]
            public partial class <device> : HardwareComponent
            {
                [IoPortRange(0x700, 8)] public partial HardwareIoPorts <registers> { get; }
                [IoApicInterrupt(20)] public partial HardwareInterruptLine <line> { get; }
            }

            [Component]
            public partial class <driver> : Component
            {
                public partial IoPorts <ports> { get; }
                public partial Interrupt <interrupt> { get; }
            }

            [Assembly]
            public partial class <assembly> : CamkesNet.Composition
            {
                [Instance] public partial <machines> <holder> { get; }
                [Instance] public partial <device> <board> { get; }
                [Instance] public partial <driver> <driving> { get; }
                [Connection] public HardwareIOPort <io> => new(<driving>.<ports>, <board>.<registers>);
                [Connection] public HardwareInterrupt <irq> => new(<board>.<line>, <driving>.<interrupt>);
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
        ["shared"] = "Shared",
    };

    private static readonly Dictionary<string, string> usualMachine = new()
    {
        ["namespace"] = "Named",
        ["machines"] = "Guests",
        ["device"] = "Board",
        ["registers"] = "Registers",
        ["line"] = "Line",
        ["driver"] = "Driver",
        ["ports"] = "Ports",
        ["interrupt"] = "Interrupted",
        ["assembly"] = "Plant",
        ["holder"] = "guests",
        ["board"] = "board",
        ["driving"] = "driving",
        ["io"] = "io",
        ["irq"] = "irq",
    };

    private static IEnumerable<string> Positions => usual.Keys;

    private static IEnumerable<string> MachinePositions => usualMachine.Keys;

    [TestCaseSource(nameof(Positions))]
    public void Any_name_works(string position) => Try(names, Template, usual, position);

    [TestCaseSource(nameof(MachinePositions))]
    public void Any_name_works_for_virtual_machines_and_devices(string position) =>
        Try(names, MachineTemplate, usualMachine, position);

    [TestCaseSource(nameof(Positions))]
    [Category("Long")]
    public void More_names_work(string position) => Try(moreNames, Template, usual, position);

    [TestCaseSource(nameof(MachinePositions))]
    [Category("Long")]
    public void More_names_work_for_virtual_machines_and_devices(string position) =>
        Try(moreNames, MachineTemplate, usualMachine, position);

    [TestCase("class")]
    [TestCase("System")]
    [TestCase("CamkesNet")]
    [TestCase("My-App 2")]
    [TestCase("1st")]
    [TestCase("É.变量")]
    [TestCase("global")]
    [TestCase("_")]
    public void Any_name_works_for_the_project(string project) => Assert.That(
        Errors(GeneratorRun.Of(TestCompilation.CreateNamed(
            project, Source(Template, usual, "", "", "N"), Source(MachineTemplate, usualMachine, "", "", "M"))).Output),
        Is.Empty);

    private static void Try(string[] tried, string template, Dictionary<string, string> others, string position)
    {
        // Each name in a namespace of its own.
        string source = string.Concat(tried
            .Where(name => !others.ContainsValue(name))
            .Select((name, number) => Source(template, others, position, name, $"N{number}")));

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

    [Test]
    public void What_the_compiler_warns_of_in_a_users_names_it_says_of_his_lines_alone()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            "[Obsolete] public interface iold { [Obsolete] int Add(int n); } [Obsolete] public struct old : IEvent; "
            + "[Component] public partial class server : Component, iold { public int Add(int n) => n; "
            + "public partial Provides<iold> A { get; } public partial Emits<old> B { get; } }");
        IEnumerable<Diagnostic> diagnostics = GeneratorRun.Of(
            compilation.WithOptions(compilation.Options.WithWarningLevel(9999))).Output.GetDiagnostics().Visible();

        Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Does.Contain("CS8981").And.Contain("CS0612"));
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Location.SourceTree!.FilePath), Is.All.StartsWith("Source"));
    }

    private static string Source(
        string template, Dictionary<string, string> others, string position, string name, string @namespace)
    {
        string source = template;
        foreach ((string place, string other) in others)
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
