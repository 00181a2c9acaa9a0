// What compiled and did something else than it said is an error while typing; what is right next to it is not.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class SilentValueTests
{
    private const string Parts = """
        public interface IEcho { int Add(int left, int right); }
        public struct Tick : IEvent;
        public struct Page { public int Number; }
        """;

    [TestCase("[Attribute(Default = 300)] public partial byte P { get; }",
        "CN1026: The Default of the attribute 'P' of 'X' is 300, but the attribute is of type byte: "
        + "use a value of that type")]
    [TestCase("[Attribute(Default = 5)] public partial string P { get; }",
        "CN1026: The Default of the attribute 'P' of 'X' is 5, but the attribute is of type string: "
        + "use a value of that type")]
    [TestCase("public partial KernelTimer P { get; } public X() { P.Set(0); }",
        "CN1028: The port 'P' of 'X' is used in a constructor or initializer, where it is not available: "
        + "use it in Initialize() or later")]
    [TestCase("[Attribute(Default = \"a\")] public partial string P { get; } public X() => L = P.Length; "
        + "public int L { get; }",
        "CN1028: The attribute 'P' of 'X' is used in a constructor or initializer, where it is not available: "
        + "use it in Initialize() or later")]
    [TestCase("[Optional] public partial Consumes<Tick> P { get; } [Handles(\"P\")] private void OnP() { } "
        + "protected override void Run() { while (P.Poll()) { } }",
        "CN1044: 'Run' waits for the port 'P', whose signals go to the handler 'OnP': remove the handler or the wait")]
    [TestCase("[Optional] public partial Consumes<Tick> P { get; } public partial KernelTimer T { get; } "
        + "[Handles(\"P\")] private void OnP() => T.WaitUntil(5);",
        "CN1045: 'OnP' waits for the port 'T' while it handles a signal, which blocks all that the component serves: "
        + "wait in Run(), or handle the signal in a method marked [Handles]")]
    [TestCase("[Optional, ReadOnly] public partial Dataport<Page> P { get; } "
        + "protected override void Run() => P.Value.Number++;",
        "CN1049: 'Run' writes to the memory of 'P', which is [ReadOnly]: only read it, or remove [ReadOnly]")]
    [TestCase("[Optional, ReadOnly] public partial Dataport<Page> P { get; } "
        + "protected override void Run() => P.Value = default;",
        "CN1049: 'Run' writes to the memory of 'P', which is [ReadOnly]: only read it, or remove [ReadOnly]")]
    [TestCase("public struct Large { public int N; public Items Items; } [System.Runtime.CompilerServices.InlineArray(700 << "
        + "20)] public struct Items { private byte first; } [Optional] public partial Dataport<Large> P { get; }",
        "CN1051: The port 'P' of 'X' shares 'Items', which has 700 MiB, but such a type has at most 127 MiB: "
        + "share smaller pieces, one after the other")]
    [TestCase("[System.Runtime.CompilerServices.InlineArray(int.MaxValue)] public struct Items { private Row first; } "
        + "[System.Runtime.CompilerServices.InlineArray(int.MaxValue)] public struct Row { private long first; } "
        + "[Optional] public partial Dataport<Items> P { get; }",
        "CN1051: The port 'P' of 'X' shares 'Items', which has 1073741824 MiB, but such a type has at most 127 MiB: "
        + "share smaller pieces, one after the other")]
    public void A_component_that_is_wrong_is_refused(string members, string message) =>
        Assert.That(Diagnose(members), Is.EqualTo(new[] { message }));

    [TestCase("[Attribute(Default = 255)] public partial byte P { get; }")]
    [TestCase("[Attribute(Default = DayOfWeek.Friday)] public partial DayOfWeek P { get; }")]
    [TestCase("public partial KernelTimer P { get; } private readonly Action later; "
        + "public X() => later = () => P.Set(0); protected override void Initialize() { P.Set(1); later(); }")]
    [TestCase("public partial KernelTimer P { get; } protected override void Run() { P.Wait(); P.Poll(); }")]
    [TestCase("[System.Runtime.CompilerServices.InlineArray(100 << 20)] public struct Items { private byte first; } "
        + "[Optional] public partial Dataport<Items> P { get; }")]
    [TestCase("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, "
        + "Size = 700_000_000)] public struct Items { private byte first; } "
        + "[Optional] public partial Dataport<Items> P { get; }")]
    [TestCase("[Optional, ReadOnly] public partial Dataport<Page> P { get; } "
        + "[Optional] public partial Dataport<Page> Q { get; } "
        + "protected override void Run() => Q.Value.Number = P.Value.Number;")]
    public void A_component_that_is_right_gives_no_diagnostic(string members) =>
        Assert.That(Diagnose(members), Is.Empty);

    [TestCase("public struct E : IEvent { public int Value; }",
        "CN1029: The event 'E' has fields, but a signal carries no values: "
        + "remove them, and pass values in a dataport or a call")]
    [TestCase("public class E : IEvent;", "CN1029: The event 'E' is a class: declare it as a struct")]
    [TestCase("[Component] public partial class X : Component, IEcho { public partial Provides<IEcho> A { get; } "
        + "public partial Provides<IEcho> B { get; } public int Add(int left, int right) => left; }",
        "CN1046: 'X' provides 'IEcho' through 'A' and 'B', whose clients have the same numbers: "
        + "provide it once, or derive a second contract from it")]
    [TestCase("public static class S { public static int Count; } "
        + "[Component] public partial class X : Component { protected override void Run() => S.Count = 41; } "
        + "[Component] public partial class Y : Component { protected override void Run() => S.Count++; }",
        "CN1043: 'S.Count' is static and changes, but on an image each of 'X' and 'Y' has one of its own: "
        + "keep it in one component and share it through a port")]
    [TestCase("[Hardware] public partial class X : HardwareComponent { [IsaInterrupt(8), IoApicInterrupt(20)] "
        + "public partial HardwareInterruptLine P { get; } }",
        "CN1021: The port 'P' of hardware 'X' has two interrupts: keep one of [IsaInterrupt] and [IoApicInterrupt]")]
    [TestCase("[Hardware] public partial class X : HardwareComponent { [IoApicInterrupt(200)] "
        + "public partial HardwareInterruptLine P { get; } }",
        "CN1021: The port 'P' of hardware 'X' has the interrupt 200: "
        + "use an ISA interrupt from 0 to 15, or an I/O APIC pin from 0 to 119")]
    [TestCase("[Assembly] public partial class A : Composition { }",
        "CN1042: The system 'A' has no instance: add a partial property marked [Instance] for each component")]
    [TestCase("[Component] public partial class Vm : VirtualMachines; [Assembly] public partial class A : Composition "
        + "{ [Instance] public partial Vm vm { get; } }",
        "CN1037: The instance 'vm' is of the class 'Vm', which declares no virtual machine: "
        + "add a [VmConfiguration] to 'Vm' for each")]
    public void A_declaration_that_is_wrong_is_refused(string source, string message) =>
        Assert.That(RuleRun.Diagnose(Parts, source), Is.EqualTo(new[] { message }));

    [TestCase("public static class S { public static readonly int[] Table = [1]; public const int N = 1; } "
        + "[Component] public partial class X : Component { protected override void Run() => _ = S.Table[S.N]; } "
        + "[Component] public partial class Y : Component { protected override void Run() => _ = S.Table[S.N]; }")]
    [TestCase("[Component] public partial class X : Component { private static int count; "
        + "protected override void Run() => count++; }")]
    public void Static_state_of_one_component_gives_no_diagnostic(string source) =>
        Assert.That(RuleRun.Diagnose(Parts, source), Is.Empty);

    [TestCase("IospaceDomain = -7", "The IospaceDomain of vm0 is out of range: -7; use 0 to 0xFFFF")]
    [TestCase("CnodeSizeBits = 99", "The CnodeSizeBits of vm0 is out of range: 99; use 1 to 31")]
    public void A_setting_without_effect_has_a_range_all_the_same(string setting, string message) => Assert.That(
        RuleRun.Diagnose(
            "[Component, VmConfiguration(0, GuestRamMb = 128, SimpleUntyped24Pool = 12, KernelImage = \"k\", "
            + setting + ")] public partial class Vm : VirtualMachines;"),
        Does.Contain("CN1023: " + message));

    [Test]
    public void Calls_that_come_back_are_named() => Assert.That(
        RuleRun.Diagnose(
            Parts,
            "[Component] public partial class Node : Component, IEcho { public partial Provides<IEcho> In { get; } "
            + "public partial Uses<IEcho> Out { get; } public int Add(int left, int right) => left; }",
            "[Component] public partial class Starter : Component { public partial Uses<IEcho> Out { get; } }",
            EchoSystem.Of(EchoSystem.Instances("Node", "a", "b", "c") + EchoSystem.Instances("Starter", "s")
                + EchoSystem.Connection("RpcCall<IEcho>", "one", "a.Out", "b.In")
                + EchoSystem.Connection("RpcCall<IEcho>", "two", "b.Out", "c.In")
                + EchoSystem.Connection("RpcCall<IEcho>", "start", "s.Out", "a.In")
                + EchoSystem.Connection("RpcCall<IEcho>", "three", "c.Out", "a.In"))),
        Is.EqualTo(new[]
        {
            "CN1047: The connection 'three' closes a cycle of calls, c → a → b → c: a call that comes back to a component "
                + "which is waiting for its own call never returns; replace one of them by an event",
        }));

    private static string[] Diagnose(string members) =>
        RuleRun.Diagnose(Parts, "[Component] public partial class X : Component { " + members + " }");
}
