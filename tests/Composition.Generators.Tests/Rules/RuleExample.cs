// A source for each rule that it refuses, and what the compiler has to say about it besides.
using CamkesNet.Generators.Tests.Infrastructure;
using static CamkesNet.Generators.Tests.Infrastructure.EchoSystem;

namespace CamkesNet.Generators.Tests.Rules;

/// <summary>A source that a rule refuses.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Source">The declarations, besides <see cref="EchoSystem.Parts"/>.</param>
/// <param name="Compiler">The errors of the compiler's own that may be beside the rule's.</param>
public sealed record RuleExample(string Code, string Source, params string[] Compiler)
{
    private const string Machine =
        "SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\"";

    /// <summary>Some for each rule; rules for images need the list of what images have.</summary>
    public static IEnumerable<RuleExample> All =>
    [
        new("CN1001", "[Component] public class X : Component;"),

        // The language wants 'partial' there too, and says so once.
        new("CN1001", "[Component] public class X : Component { public partial Uses<IEcho> P { get; } }", "CS0260"),
        new("CN1002", "[Component] public partial class X { public partial Uses<IEcho> P { get; } }"),
        new("CN1002", "[Hardware] public partial class X : Component { [IoPortRange(0x100, 1)] "
            + "public partial HardwareIoPorts P { get; } }"),
        new("CN1002", "[Component] public partial class X : HardwareComponent; "
            + Of("[Instance] public partial X x { get; }")),
        new("CN1003", "[Component] public abstract partial class X : Component; "
            + Of("[Instance] public partial X x { get; }")),
        new("CN1003", "[Component] public partial class X(int n) : Component { public int N => n; } "
            + Of("[Instance] public partial X x { get; }")),
        new("CN1004", "[Component] public partial class X : Component { public Uses<IEcho> P => null!; }"),
        new("CN1004", "[Component] public partial class X : Component { public partial Uses<IEcho> P { get; set; } }"),
        new("CN1004", "[Component] public partial class X : Component "
            + "{ public static partial Uses<IEcho> P { get; } }"),
        new("CN1004", "[Component] public partial class X : Component { [Attribute(Default = 1)] "
            + "public static partial int P { get; } }"),
        new("CN1005", "public interface I { object Get(); } [Component] public partial class X : Component "
            + "{ public partial Uses<I> P { get; } }"),

        // No property can have the type, so there is nothing that glue could implement.
        new("CN1005", "public interface I { static abstract int Get(); } [Component] public partial class X "
            + ": Component { public partial Uses<I> P { get; } }", "CS8920", "CS9248"),
        new("CN1005", "public interface I { int N { get; } } [Component] public partial class X : Component, I "
            + "{ public partial Provides<I> P { get; } public int N => 1; }"),
        new("CN1005", "[Component] public partial class X : Component { public partial Uses<string> P { get; } }"),
        new("CN1006", "[Component] public partial class X : Component { public partial Provides<IEcho> P { get; } }"),
        new("CN1007", "public partial class O { [Component] public partial class X : Component "
            + "{ public partial Uses<IEcho> P { get; } } }"),
        new("CN1007", "public class O { [Component] public partial class X : Component "
            + "{ public partial Uses<IEcho> P { get; } } }", "CS9248"),
        new("CN1007", "[Component] public partial class X<T> : Component { public partial Uses<IEcho> P { get; } }"),
        new("CN1008", "[Component] public partial class X : Component { [Optional] public partial Consumes<Tick> P "
            + "{ get; } [Handles(nameof(P))] private int OnP() => 0; }"),
        new("CN1008", "[Component] public partial class X : Component { [Optional] public partial "
            + "PortArray<Consumes<Tick>> P { get; } [Handles(nameof(P))] private void OnP() { } }"),
        new("CN1009", "[Component] public partial class X : Component { [Attribute(Default = 1.5)] "
            + "public partial double P { get; } }"),
        new("CN1010", Of("[Instance] public partial Client client { get; }")),
        new("CN1011", Of(Pair + Call + Connection("RpcCall<IEcho>", "again", "client.Echo", "echo.Echo"))),
        new("CN1012", Of(Pair + Call + Connection("RpcCall<IEcho>", "more", "Client.Pick().Echo", "echo.Echo"))),
        new("CN1013", Machines($"[VmConfiguration(0, {Machine})]") + "[Component] public partial class Quiet : Component; "
            + Of("[Instance] public partial Vm vm { get; } [Instance] public partial Quiet serial { get; }")),
        new("CN1014", Of("[Instance] public partial string e { get; }")),
        new("CN1014", Of("[Instance] public partial Client[] cs { get; }")),
        new("CN1014", "public class X; " + Of("[Instance] public partial X x { get; }")),
        new("CN1015", Of("[Instance] public Server a { get; } = new();")),
        new("CN1015", Of("[Instance] public partial Server a { get; set; }")),
        new("CN1016", Of("[Instance, Setting(\"Round\", 20)] public partial Server a { get; }")),
        new("CN1017", Of("[Instance, Setting(nameof(Client.Rounds), 256)] public partial Client client { get; } "
            + Instances("Server", "echo") + Call)),
        new("CN1018", "[Component] public partial class X : Component { [Attribute] public partial int P { get; } } "
            + Of("[Instance] public partial X x { get; }")),
        new("CN1019", Of("[Instance] public partial Device a { get; } [Instance] public partial Device b { get; }")),
        new("CN1020", Of("[Instance] public partial Device a { get; } [Instance] public partial Device b { get; }")),
        new("CN1021", "[Hardware] public partial class X : HardwareComponent "
            + "{ public partial HardwareIoPorts P { get; } }"),
        new("CN1022", "[Assembly] public class A : Composition;"),
        new("CN1022", "[Assembly] public class A : Composition { [Instance] public partial Server e { get; } }", "CS0260"),
        new("CN1022", "[Assembly] public partial class A { [Instance] public partial Server e { get; } }"),
        new("CN1022", "[Assembly] public abstract partial class A : Composition "
            + "{ [Instance] public partial Server e { get; } }"),
        new("CN1023", Of("[Instance(Priority = 255)] public partial Server a { get; }")),
        new("CN1024", "[Component] public partial class X : Component { "
            + string.Concat(Enumerable.Range(0, 65).Select(i => $"public partial KernelTimer T{i} {{ get; }} ")) + "}"),
        new("CN1025", Of(Pair + Connection("RpcCall<IEcho>", "call", "echo.Echo", "client.Echo")), "CS1503"),
        new("CN1026", "[Component] public partial class X : Component { [Attribute(Default = 300)] "
            + "public partial byte P { get; } }"),
        new("CN1026", "[Component] public partial class X : Component { [Attribute(Default = 5)] "
            + "public partial string P { get; } }"),
        new("CN1027", Of("[Instance, Setting(nameof(Client.Rounds), 1), Setting(nameof(Client.Rounds), 2)] "
            + "public partial Client client { get; } " + Instances("Server", "echo") + Call)),
        new("CN1028", "[Component] public partial class X : Component { public X() { P.Set(1); } "
            + "public partial KernelTimer P { get; } }"),
        new("CN1029", "public struct E : IEvent { public int N; }"),
        new("CN1029", "public class E : IEvent; [Component] public partial class X : Component { [Optional] "
            + "public partial Emits<E> P { get; } }"),
        new("CN1030", Machines($"[VmConfiguration(0, {Machine}), VmConfiguration(0, {Machine})]")
            + Of("[Instance] public partial Vm vm { get; }")),
        new("CN1031", Machines("[VmConfiguration(0, GuestRamMb = 128, KernelImage = \"k\")]")),
        new("CN1032", Machines("[VmConfiguration(0, SimpleUntyped24Pool = 12, KernelImage = \"k\")]")),
        new("CN1033", Machines("[VmConfiguration(0, SimpleUntyped24Pool = 12, GuestRamMb = 128)]")),
        new("CN1034", Machines($"[VmConfiguration(-1, {Machine})]")),
        new("CN1035", Machines($"[VmConfiguration(0, {Machine})]")
            + Of("[Instance] public partial Vm vm { get; } [Instance] public partial Vm other { get; }")),
        new("CN1036", Machines($"[VmConfiguration(0, {Machine}, IospaceDomain = 15)]")),
        new("CN1037", "[Component] public partial class Vm : VirtualMachines; "
            + Of("[Instance] public partial Vm vm { get; }")),
        new("CN1042", "[Assembly] public partial class A : Composition;"),
        new("CN1043", "public static class S { public static int N; } [Component] public partial class X : Component "
            + "{ protected override void Run() => S.N++; } [Component] public partial class Y : Component "
            + "{ protected override void Run() => S.N++; }"),
        new("CN1044", "[Component] public partial class X : Component { [Optional] public partial Consumes<Tick> P "
            + "{ get; } [Handles(nameof(P))] private void OnP() { } protected override void Run() => P.Wait(); }"),
        new("CN1045", "[Component] public partial class X : Component, IEcho { public partial Provides<IEcho> P "
            + "{ get; } public partial KernelTimer T { get; } "
            + "public int Add(int left, int right) { T.Wait(); return 1; } }"),
        new("CN1046", "[Component] public partial class X : Component, IEcho { public partial Provides<IEcho> P "
            + "{ get; } public partial Provides<IEcho> Q { get; } public int Add(int left, int right) => 1; }"),
        new("CN1047", "[Component] public partial class X : Component, IEcho { public partial Provides<IEcho> P "
            + "{ get; } public partial Uses<IEcho> Q { get; } public int Add(int left, int right) => 1; } "
            + Of("[Instance] public partial X x { get; } " + Connection("RpcCall<IEcho>", "me", "x.Q", "x.P"))),
        new("CN1048", Of(Pair + Call + "[Connection] public RpcCall<IEcho> more => null!;")),
        new("CN1049", "public struct Page { public int N; } [Component] public partial class X : Component { [Optional, "
            + "ReadOnly] public partial Dataport<Page> P { get; } protected override void Run() => P.Value.N = 7; }"),
        new("CN1051", "[System.Runtime.CompilerServices.InlineArray(700 << 20)] public struct Page { private byte b; } "
            + "[Component] public partial class X : Component { [Optional] public partial Dataport<Page> P { get; } }"),
    ];

    public override string ToString() => $"{Code}: {Source.ReplaceLineEndings(" ")}";

    private static string Machines(string configurations) =>
        $"[Component] {configurations} public partial class Vm : VirtualMachines; ";
}
