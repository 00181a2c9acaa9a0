// What the rules for single declarations say, and that they are silent about what is right.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class DeclarationRuleTests
{
    private const string Echo = "public interface IEcho { int Add(int left, int right); } public struct Tick : IEvent;";

    [Test]
    public void A_system_in_order_gives_no_diagnostic() =>
        Assert.That(RuleRun.Diagnose(HelloSource.All), Is.Empty);

    [TestCase("[Component] public class Client : Component;",
        "CN1001: 'Client' is marked [Component] but is not partial: add 'partial' to every part of its declaration")]
    [TestCase("[Hardware] public class Uart : HardwareComponent;",
        "CN1001: 'Uart' is marked [Hardware] but is not partial: add 'partial' to every part of its declaration")]
    [TestCase("[Component] public partial class Client;",
        "CN1002: 'Client' is marked [Component] but does not derive from Component: derive it from Component")]
    [TestCase("[Hardware] public partial class Uart : Component;",
        "CN1002: 'Uart' is marked [Hardware] but does not derive from HardwareComponent: "
        + "derive it from HardwareComponent")]
    [TestCase("[Component] public partial class Client : Component { public Uses<IEcho> Echo => null!; }",
        "CN1004: The port 'Echo' of 'Client' is not a get-only partial property: "
        + "write 'public partial Uses<IEcho> Echo { get; }'")]
    [TestCase("[Component] public partial class Client : Component { [Attribute] public int Rounds { get; set; } }",
        "CN1004: The attribute 'Rounds' of 'Client' is not a get-only partial property: "
        + "write 'public partial int Rounds { get; }'")]
    [TestCase("[Component] public partial class Server : Component { public partial Provides<IEcho> Echo { get; } }",
        "CN1006: 'Server' provides 'IEcho' through its port 'Echo' but does not implement it: "
        + "add 'IEcho' to the base list of 'Server' and implement its methods")]
    [TestCase("public class Outer { [Component] public partial class Client : Component; }",
        "CN1007: 'Client' is a component inside 'Outer': move it out of that class, into a namespace")]
    [TestCase("[Component] public partial class Client<T> : Component;",
        "CN1007: 'Client' is a component with type parameters: write one component for each type")]
    [TestCase("[Component] public partial class Client : Component { "
        + "[Attribute] public partial double Scale { get; } }",
        "CN1009: The attribute 'Scale' of 'Client' has the unsupported type 'double': "
        + "use bool, char, an integer of 8 to 64 bits, an enum or string")]
    [TestCase("[Hardware] public partial class Uart : HardwareComponent { public partial HardwareIoPorts P { get; } }",
        "CN1021: The port 'P' of hardware 'Uart' does not specify its I/O ports: add [IoPortRange(first, count)]")]
    [TestCase("[Hardware] public partial class Uart : HardwareComponent { "
        + "[IoPortRange(0xFFFF, 2)] public partial HardwareIoPorts P { get; } }",
        "CN1021: The port 'P' of hardware 'Uart' has 2 I/O ports from 0xFFFF: keep the range within 0x0 to 0xFFFF")]
    [TestCase("[Hardware] public partial class Uart : HardwareComponent { "
        + "[IsaInterrupt(16)] public partial HardwareInterruptLine P { get; } }",
        "CN1021: The port 'P' of hardware 'Uart' has the interrupt 16: "
        + "use an ISA interrupt from 0 to 15, or an I/O APIC pin from 0 to 119")]
    [TestCase("[Hardware] public partial class Hpet : HardwareComponent { "
        + "[MemoryRange(0xFED00000, 100)] public partial HardwareMemory P { get; } }",
        "CN1021: The port 'P' of hardware 'Hpet' has an address or size that is not a multiple of 4096: "
        + "map whole pages")]
    [TestCase("[Assembly] public class Hello : Composition;",
        "CN1022: 'Hello' is marked [Assembly] but is not partial: add 'partial' to every part of its declaration")]
    [TestCase("[Assembly] public partial class Hello;",
        "CN1022: 'Hello' is marked [Assembly] but does not derive from Composition: derive it from Composition")]
    public void A_declaration_that_is_wrong_is_named_with_its_remedy(string source, string message) =>
        Assert.That(RuleRun.Diagnose(Echo, source), Is.EqualTo(new[] { message }));

    [TestCase("[Component] public partial class Client : Component;")]
    [TestCase("[Component] public partial class Client : Component { public partial Uses<IEcho> Echo { get; } }")]
    [TestCase("public abstract class Base : Component; [Component] public partial class Client : Base;")]
    [TestCase("[Component] public partial class Server : Component, IEcho { "
        + "public partial Provides<IEcho> Echo { get; } public int Add(int left, int right) => left; }")]
    [TestCase("[Component] public partial class Client : Component { "
        + "[Attribute] public partial System.DayOfWeek Day { get; } [Attribute] public partial string Text { get; } }")]
    [TestCase("[Hardware] public partial class Uart : HardwareComponent { "
        + "[IoPortRange(0xFFF8, 8)] public partial HardwareIoPorts P { get; } "
        + "[IsaInterrupt(15)] public partial HardwareInterruptLine I { get; } "
        + "[IoApicInterrupt(20, LevelTriggered = true)] public partial HardwareInterruptLine J { get; } "
        + "[MemoryRange(0xFED00000, 0x1000)] public partial HardwareMemory M { get; } }")]
    [TestCase("[Component] public partial class Client : Component; [Assembly] public partial class Hello "
        + ": Composition { [Instance] public partial Client client { get; } }")]
    public void A_declaration_that_is_right_gives_no_diagnostic(string source) =>
        Assert.That(RuleRun.Diagnose(Echo, source), Is.Empty);

    [TestCase("int Count { get; }", "'Count'", "it is not a method; declare a method instead")]
    [TestCase("void Put(object value);", "'Put'", "its parameter 'value' of type 'object'")]
    [TestCase("void Put(System.Action value);", "'Put'", "its parameter 'value' of type 'Action'")]
    [TestCase("void Put(ReadOnlySpan<string> value);", "'Put'", "its parameter 'value' of type 'ReadOnlySpan<string>'")]
    [TestCase("void Put(ref Span<int> value);", "'Put'", "its parameter 'value' of type 'Span<int>'")]
    [TestCase("void Put(nint value);", "'Put'", "its parameter 'value' of type 'nint'")]
    [TestCase("void Put(int? value);", "'Put'", "its parameter 'value' of type 'int?'")]
    [TestCase("void Put<T>(T value);", "'Put'",
        "it is static or generic; declare an instance method without type parameters")]
    [TestCase("List<int> Get();", "'Get'", "its result of type 'List<int>'")]
    [TestCase("Span<int> Get();", "'Get'", "its result of type 'Span<int>'")]
    public void A_contract_that_no_message_can_carry_is_refused(string member, string name, string reason)
    {
        string[] diagnostics = RuleRun.Diagnose(
            "public interface IStore { " + member + " }",
            "[Component] public partial class Client : Component { public partial Uses<IStore> Store { get; } }");

        Assert.That(diagnostics, Has.Length.EqualTo(1));
        Assert.That(diagnostics[0], Does.StartWith($"CN1005: {name} of the contract 'IStore' cannot be called"));
        Assert.That(diagnostics[0], Does.Contain(reason));
    }

    [TestCase("void Put(in decimal value, ref System.DayOfWeek day, out char c);")]
    [TestCase("int[] Get(string name, ReadOnlySpan<char> text, Span<byte> data);")]
    [TestCase("(int, long) Get(float scale); int Twice(int value) => 2 * value;")]
    public void A_contract_that_messages_can_carry_is_accepted(string members) => Assert.That(
        RuleRun.Diagnose(
            "public interface IStore { " + members + " }",
            "[Component] public partial class Client : Component { public partial Uses<IStore> Store { get; } }"),
        Is.Empty);

    [TestCase("[Handles(nameof(Ticked))] private void OnTick(int count) { }", "must be declared 'void OnTick()'")]
    [TestCase("[Handles(nameof(Ticked))] private int OnTick() => 0;", "must be declared 'void OnTick()'")]
    [TestCase("[Handles(\"Tick\")] private void OnTick() { }", "names 'Tick', which is not a signalled port")]
    [TestCase("[Handles(nameof(Echo))] private void OnTick() { }", "names 'Echo', which is not a signalled port")]
    [TestCase("[Handles(nameof(Ticked))] private void First() { } [Handles(nameof(Ticked))] private void OnTick() { }",
        "handles 'Ticked', which 'First' already handles")]
    public void A_handler_that_does_not_fit_is_refused(string handler, string reason)
    {
        string[] diagnostics = RuleRun.Diagnose(Echo, Handling(handler));

        Assert.That(diagnostics, Has.Length.EqualTo(1));
        Assert.That(diagnostics[0], Does.StartWith("CN1008: The handler 'OnTick' of 'Client' " + reason));
    }

    [Test]
    public void A_handler_that_fits_gives_no_diagnostic() => Assert.That(
        RuleRun.Diagnose(Echo, Handling("[Handles(nameof(Ticked))] private void OnTick() { }")), Is.Empty);

    [TestCase(64, false)]
    [TestCase(65, true)]
    public void A_component_has_at_most_64_signalled_ports(int count, bool isReported)
    {
        string ports = string.Concat(Enumerable.Range(0, count)
            .Select(i => $"public partial Consumes<Tick> Port{i} {{ get; }} "));
        string[] diagnostics = RuleRun.Diagnose(
            Echo, "[Component] public partial class Client : Component { " + ports + " }");

        Assert.That(diagnostics, Is.EqualTo(isReported
            ? ["CN1024: 'Client' has 65 signalled ports, but a notification has only 64 bits: split the component"]
            : Array.Empty<string>()));
    }

    [TestCase(63, false)]
    [TestCase(64, true)]
    public void An_instance_has_at_most_64_signals_with_the_elements_of_its_arrays(int connections, bool isReported)
    {
        string members = string.Concat(Enumerable.Range(0, connections).Select(i =>
            $"[Instance] public partial Sender s{i} {{ get; }} "
            + $"[Connection] public Notification<Tick> c{i} => new(s{i}.Ticks, hub.Ticks); "));
        string[] diagnostics = RuleRun.Diagnose(
            Echo,
            "[Component] public partial class Sender : Component { public partial Emits<Tick> Ticks { get; } }",
            "[Component] public partial class Hub : Component { public partial PortArray<Consumes<Tick>> Ticks { get; } "
            + "public partial KernelTimer Timer { get; } }",
            EchoSystem.Of("[Instance] public partial Hub hub { get; } " + members));

        Assert.That(diagnostics, Is.EqualTo(isReported
            ? ["CN1024: 'hub' has 65 signalled ports, but a notification has only 64 bits: connect fewer ports to Ticks"]
            : Array.Empty<string>()));
    }

    private static string Handling(string handler) =>
        "[Component] public partial class Client : Component { public partial Consumes<Tick> Ticked { get; } "
        + "public partial Uses<IEcho> Echo { get; } " + handler + " }";
}
