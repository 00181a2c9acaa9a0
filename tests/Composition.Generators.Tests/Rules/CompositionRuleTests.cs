// What the rules for systems say, and that they are silent about what is right.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using static CamkesNet.Generators.Tests.Infrastructure.EchoSystem;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class CompositionRuleTests
{
    private const string Parts = EchoSystem.Parts + """
        [Component]
        public partial class Needy : Component
        {
            [Attribute] public partial int Needed { get; }
        }

        [Component]
        public abstract partial class Abstract : Component;

        [Component]
        public partial class Choosy(int choice) : Component
        {
            public int Choice => choice;
        }

        public class Stranger;

        [Hardware]
        public partial class Second : HardwareComponent
        {
            [IoPortRange(0x3FF, 1, Allows = PlatformControl.Log)] public partial HardwareIoPorts Registers { get; }
            [IsaInterrupt(4)] public partial HardwareInterruptLine Line { get; }
            [MemoryRange(0xFED01000, 0x1000)] public partial HardwareMemory Memory { get; }
        }

        [Hardware]
        public partial class Third : HardwareComponent
        {
            [IoPortRange(0x400, 1)] public partial HardwareIoPorts Registers { get; }
            [IoApicInterrupt(20)] public partial HardwareInterruptLine Line { get; }
            [MemoryRange(0xFED02000, 0x1000)] public partial HardwareMemory Memory { get; }
        }

        [Hardware]
        public partial class Fourth : HardwareComponent
        {
            [IoApicInterrupt(4)] public partial HardwareInterruptLine Line { get; }
        }
        """;

    [TestCase("[Instance] public partial Abstract a { get; }",
        "CN1003: The instance 'a' cannot be created: 'Abstract' is abstract: name a class that is derived from it")]
    [TestCase("[Instance] public partial Choosy a { get; }",
        "CN1003: The instance 'a' cannot be created: 'Choosy' has no public constructor without parameters: "
        + "add one, and pass values to instances as attributes")]
    [TestCase("[Instance] public partial Client client { get; }",
        "CN1010: The port 'Echo' of instance 'client' is not connected: "
        + "add a [Connection] for it to 'Hello', or mark it [Optional] in 'Client'")]
    [TestCase(Pair + Call + "[Connection] public RpcCall<IEcho> again => new(from: client.Echo, to: echo.Echo);",
        "CN1011: The port 'client.Echo' is already connected by 'call', and a call goes to one server: "
        + "remove 'again' or connect another port")]
    [TestCase(Pair + Call + "[Instance] public partial Server other { get; } "
        + "[Connection] public Notification<Tick> one => new(from: client.Ticked, to: echo.Ticked); "
        + "[Connection] public Notification<Tick> two => new(from: client.Ticked, to: other.Ticked);",
        "CN1011: The port 'client.Ticked' is already connected by 'one', and an event goes to one component: "
        + "remove 'two' or connect another port")]
    [TestCase(Pair + Call + "[Connection] public RpcCall<IEcho> more => new(from: Client.Pick().Echo, to: echo.Echo);",
        "CN1012: The end 'Client.Pick().Echo' of the connection 'more' is not a port of an instance of 'Hello': "
        + "write it as instance.Port")]
    [TestCase(Pair + Call + "[Connection] public RpcCall<IEcho> more => null!;",
        "CN1048: The connection 'more' of 'Hello' is 'null!', which joins nothing: "
        + "write => new(from: instance.Port, to: instance.Port)")]
    [TestCase("[Instance] public partial Stranger a { get; }",
        "CN1014: 'a' is marked [Instance] but its type 'Stranger' is not a component: "
        + "mark 'Stranger' [Component] or [Hardware]")]
    [TestCase("[Instance] public Server a { get; } = new();",
        "CN1015: The instance 'a' is not a get-only partial property: write 'public partial Server a { get; }'")]
    [TestCase("[Instance, Setting(\"Round\", 20)] public partial Needy a { get; }",
        "CN1016: The setting 'Round' of instance 'a' does not name an attribute of 'Needy', which has Needed: "
        + "name one of these with nameof",
        "CN1018: The attribute 'Needed' of instance 'a' has no value: "
        + "add [Setting(nameof(Needy.Needed), …)] to 'a', or give the attribute a Default")]
    [TestCase("[Instance(Priority = 255)] public partial Server a { get; }",
        "CN1023: The Priority of instance 'a' is out of range: 255; use 1 to 254")]
    [TestCase("[Instance(StackSize = 0x1000000)] public partial Server a { get; }",
        "CN1023: The StackSize of instance 'a' is out of range: 16777216; use 0x1000 to 0xFFF000 bytes, a multiple of 4096")]
    [TestCase("[Instance(StackSize = 5000)] public partial Server a { get; }",
        "CN1023: The StackSize of instance 'a' is out of range: 5000; use 0x1000 to 0xFFF000 bytes, a multiple of 4096")]
    [TestCase("[Instance] public partial Device a { get; } [Instance] public partial Fourth b { get; }",
        "CN1020: The I/O APIC interrupt 4 of 'b.Line' is already claimed by 'a.Line': "
        + "correct one of the numbers, because an interrupt is delivered to one component only")]
    [TestCase("[Instance(HeapSize = -1)] public partial Server a { get; }",
        "CN1023: The HeapSize of instance 'a' is out of range: -1; use 0 to 0x40000000 bytes")]
    [TestCase("[Instance] public partial Device a { get; } [Instance] public partial Second b { get; }",
        "CN1019: The I/O ports of 'a.Registers' and 'b.Registers' overlap: "
        + "correct one of the ranges, because a range belongs to one device only",
        "CN1019: The memory ranges of 'a.Memory' and 'b.Memory' overlap: "
        + "correct one of the ranges, because a range belongs to one device only",
        "CN1020: The ISA interrupt 4 of 'b.Line' is already claimed by 'a.Line': "
        + "correct one of the numbers, because an interrupt is delivered to one component only")]
    public void A_system_that_is_wrong_is_told_so(string members, params string[] messages) =>
        Assert.That(RuleRun.Diagnose(Parts, EchoSystem.Of(members)), Is.EqualTo(messages));

    [TestCase(Pair + Call)]
    [TestCase(Pair + Call + "[Instance] public partial Client second { get; } "
        + "[Connection] public RpcCall<IEcho> too => new(from: second.Echo, to: echo.Echo);")]
    [TestCase("[Instance, Setting(nameof(Needy.Needed), 1)] public partial Needy a { get; }")]
    [TestCase("[Instance] public partial Device a { get; } [Instance] public partial Third b { get; }")]
    [TestCase("[Instance(Priority = 254, HeapSize = 0, StackSize = 0x1000)] public partial Server a { get; }")]
    public void A_system_that_is_right_gives_no_diagnostic(string members) =>
        Assert.That(RuleRun.Diagnose(Parts, EchoSystem.Of(members)), Is.Empty);

    [TestCase("nameof(Client.Rounds), \"20\"", "is \"20\", but the attribute is of type byte")]
    [TestCase("nameof(Client.Rounds), 256", "is 256, but the attribute is of type byte")]
    [TestCase("nameof(Client.Rounds), -1", "is -1, but the attribute is of type byte")]
    [TestCase("nameof(Client.Rounds), true", "is true, but the attribute is of type byte")]
    [TestCase("nameof(Client.Rounds), 1.5", "is 1.5, but the attribute is of type byte")]
    [TestCase("nameof(Client.Text), 1", "is 1, but the attribute is of type string")]
    [TestCase("nameof(Client.Day), 1", "is 1, but the attribute is of type DayOfWeek")]
    public void A_setting_of_another_type_is_refused(string setting, string reason)
    {
        string[] diagnostics = RuleRun.Diagnose(Parts, Set(setting));

        Assert.That(diagnostics, Has.Length.EqualTo(1));
        Assert.That(diagnostics[0], Does.StartWith("CN1017: The setting '").And.Contain(reason));
    }

    [TestCase("nameof(Client.Rounds), 255")]
    [TestCase("nameof(Client.Rounds), 20L")]
    [TestCase("nameof(Client.Text), \"\"")]
    [TestCase("nameof(Client.Day), DayOfWeek.Friday")]
    public void A_setting_of_the_attributes_type_is_accepted(string setting) =>
        Assert.That(RuleRun.Diagnose(Parts, Set(setting)), Is.Empty);

    [Test]
    public void A_rule_for_systems_points_at_the_instance() => Assert.That(
        RuleRun.PlaceOf("CN1010", Parts, EchoSystem.Of("[Instance] public partial Client client { get; }")),
        Is.EqualTo("client"));

    [TestCase("[Connection] public RpcCall<IEcho> call => new(from: echo.Echo, to: client.Echo);")]
    [TestCase("[Connection] public Notification<Tick> call => new(from: client.Echo, to: echo.Ticked);")]
    [TestCase("[Connection] public RpcCall<IDisposable> call => new(from: client.Echo, to: echo.Echo);")]
    public void Ends_that_are_swapped_or_of_another_payload_do_not_compile(string connection)
    {
        var run = GeneratorRun.Of(Parts, EchoSystem.Of(Pair + connection));

        Assert.That(
            run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id),
            Is.Not.Empty.And.All.EqualTo("CS1503"));
    }

    [TestCase("RpcCall<IEcho>", "from: echo.Echo, to: client.Echo", "from: client.Echo, to: echo.Echo")]
    [TestCase("RpcCall<IEcho>", "to: client.Echo, from: echo.Echo", "from: client.Echo, to: echo.Echo")]
    [TestCase("RpcCall<IEcho>", "echo.Echo, client.Echo", "from: client.Echo, to: echo.Echo")]
    [TestCase("Notification<Tick>", "echo.Ticked, client.Ticked", "from: client.Ticked, to: echo.Ticked")]
    public void Ends_that_are_swapped_are_told_how_to_stand(string connector, string ends, string right) => Assert.That(
        RuleRun.Diagnose(Parts, EchoSystem.Of(Pair + "[Connection] public " + connector + " call => new(" + ends + ");")),
        Is.EqualTo(new[] { $"CN1025: The ends of the connection 'call' are swapped: write {right}" }));

    [Test]
    public void Ends_of_another_payload_are_left_to_the_compiler() => Assert.That(
        RuleRun.Diagnose(
            Parts, EchoSystem.Of(Pair + "[Connection] public RpcCall<IDisposable> call => new(client.Echo, echo.Echo);")),
        Is.Empty);

    private static string Set(string setting) => EchoSystem.Of(
        "[Instance, Setting(" + setting + ")] public partial Client client { get; } "
        + Instances("Server", "echo") + Call);
}
