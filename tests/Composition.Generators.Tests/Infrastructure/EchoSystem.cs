// The components and systems of which tests of rules and of fixes put their sources together.
namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class EchoSystem
{
    private const string Contracts = """
        public interface IEcho { int Add(int left, int right); }
        public struct Tick : IEvent;

        """;

    private const string Client = """
        [Component]
        public partial class Client : Component
        {
            public partial Uses<IEcho> Echo { get; }
            [Optional] public partial Emits<Tick> Ticked { get; }
            [Attribute(Default = 10)] public partial byte Rounds { get; }
            [Attribute(Default = "x")] public partial string Text { get; }
            [Attribute(Default = true)] public partial bool IsLoud { get; }
            [Attribute(Default = 'c')] public partial char Letter { get; }
            [Attribute(Default = DayOfWeek.Monday)] public partial DayOfWeek Day { get; }
            public static Client Pick() => new();
        }

        """;

    private const string Server = """
        [Component]
        public partial class Server : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }
            [Optional] public partial Consumes<Tick> Ticked { get; }
            public int Add(int left, int right) => left + right;
        }

        """;

    private const string Device = """
        [Hardware]
        public partial class Device : HardwareComponent
        {
            [IoPortRange(0x3F8, 8, Allows = PlatformControl.Log)] public partial HardwareIoPorts Registers { get; }
            [IsaInterrupt(4)] public partial HardwareInterruptLine Line { get; }
            [MemoryRange(0xFED00000, 0x2000)] public partial HardwareMemory Memory { get; }
        }

        """;

    /// <summary>A component that calls, one that answers, and a device.</summary>
    public const string Parts = Contracts + Client + Server + Device;

    /// <summary>Members of a system: an instance of each component, and the call between them.</summary>
    public const string Pair = "    [Instance] public partial Client client { get; }\n"
        + "    [Instance] public partial Server echo { get; }\n";

    public const string Call =
        "    [Connection] public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);\n";

    /// <summary>The system with these members, a line each.</summary>
    public static string Of(string members) =>
        "[Assembly]\npublic partial class Hello : Composition\n{\n" + members + "}\n";

    /// <summary>Members: instances of one type.</summary>
    public static string Instances(string type, params string[] names) =>
        string.Concat(names.Select(name => $"    [Instance] public partial {type} {name} {{ get; }}\n"));

    /// <summary>A member: a connection.</summary>
    public static string Connection(string connector, string name, string from, string to) =>
        $"    [Connection] public {connector} {name} => new(from: {from}, to: {to});\n";
}
