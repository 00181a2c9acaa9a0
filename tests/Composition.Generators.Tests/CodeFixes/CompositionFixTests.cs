// What the fixes of the rules for systems make of sources.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class CompositionFixTests
{
    private const string Parts = """
        public interface IEcho { int Add(int left, int right); }
        public struct Tick : IEvent;
        public struct Page { public int Length; }

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
        }

        [Component]
        public partial class Server : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }
            [Optional] public partial Consumes<Tick> Ticked { get; }
            public int Add(int left, int right) => left + right;
        }

        [Component]
        public partial class Driver : Component
        {
            public partial IoPorts Registers { get; }
            public partial Interrupt Line { get; }
            public partial DeviceMemory Memory { get; }
            public partial Consumes<Tick> Ticked { get; }
            public partial Dataport<Page> Shared { get; }
        }

        [Component]
        public partial class Other : Component
        {
            [Optional] public partial Dataport<Page> Shared { get; }
        }

        [Hardware]
        public partial class Device : HardwareComponent
        {
            [IoPortRange(0x3F8, 8)] public partial HardwareIoPorts Registers { get; }
            [IsaInterrupt(4)] public partial HardwareInterruptLine Line { get; }
            [MemoryRange(0xFED00000, 0x2000)] public partial HardwareMemory Memory { get; }
        }
        """;

    private const string Pair = "    [Instance] public partial Client client { get; }\n"
        + "    [Instance] public partial Server echo { get; }\n";

    private const string Call =
        "    [Connection] public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);\n";

    [Test]
    public void A_port_is_connected_to_the_one_that_fits() => Verify(
        "CN1010",
        "Connect 'client.Echo' to 'echo.Echo'",
        Pair,
        Pair + "    [Connection] public RpcCall<IEcho> clientEcho => new(from: client.Echo, to: echo.Echo);\n");

    [Test]
    public void A_connection_is_written_as_the_others_are() => Verify(
        "CN1010",
        "Connect 'second.Echo' to 'echo.Echo'",
        """
            [Instance]
            public partial Client client { get; }

            [Instance]
            public partial Client second { get; }

            [Instance]
            public partial Server echo { get; }

            [Connection]
            public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);

            public int Unrelated => 1;

        """,
        """
            [Instance]
            public partial Client client { get; }

            [Instance]
            public partial Client second { get; }

            [Instance]
            public partial Server echo { get; }

            [Connection]
            public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);

            [Connection]
            public RpcCall<IEcho> secondEcho => new(from: second.Echo, to: echo.Echo);

            public int Unrelated => 1;

        """);

    [Test]
    public void All_ports_that_one_server_fits_are_connected_to_it() => VerifyAll(
        "CN1010",
        "Connect 'first.Echo' to 'server.Echo'",
        "    [Instance] public partial Client first { get; }\n    [Instance] public partial Client second { get; }\n"
            + "    [Instance] public partial Server server { get; }\n",
        "    [Instance] public partial Client first { get; }\n    [Instance] public partial Client second { get; }\n"
            + "    [Instance] public partial Server server { get; }\n"
            + "    [Connection] public RpcCall<IEcho> echo => new(from: first.Echo, to: server.Echo);\n"
            + "    [Connection] public RpcCall<IEcho> secondEcho => new(from: second.Echo, to: server.Echo);\n");

    [Test]
    public void Ports_of_every_kind_are_connected_in_their_direction()
    {
        const string Instances = "    [Instance] public partial Driver driver { get; }\n"
            + "    [Instance] public partial Device device { get; }\n"
            + "    [Instance] public partial Client client { get; }\n"
            + "    [Instance] public partial Server server { get; }\n"
            + "    [Instance] public partial Other other { get; }\n";
        using Workbench bench = new(null, System(Instances), Parts);

        bench.Apply("CN1010", "Connect 'driver.Registers' to 'device.Registers'");
        bench.Apply("CN1010", "Connect 'driver.Line' to 'device.Line'");
        bench.Apply("CN1010", "Connect 'driver.Memory' to 'device.Memory'");
        bench.Apply("CN1010", "Connect 'driver.Ticked' to 'client.Ticked'");
        bench.Apply("CN1010", "Connect 'driver.Shared' to 'other.Shared'");
        bench.Apply("CN1010", "Connect 'client.Echo' to 'server.Echo'");

        Assert.That(bench.Codes, Is.Empty);
        Assert.That(bench.Sources[0], Is.EqualTo(System(Instances
            + "    [Connection] public HardwareIOPort registers => new(from: driver.Registers, to: device.Registers);\n"
            + "    [Connection] public HardwareInterrupt line => new(from: device.Line, to: driver.Line);\n"
            + "    [Connection] public HardwareMMIO memory => new(from: driver.Memory, to: device.Memory);\n"
            + "    [Connection] public Notification<Tick> ticked => new(from: client.Ticked, to: driver.Ticked);\n"
            + "    [Connection] public SharedData<Page> shared => new(from: driver.Shared, to: other.Shared);\n"
            + "    [Connection] public RpcCall<IEcho> echo => new(from: client.Echo, to: server.Echo);\n")));
    }

    [Test]
    public void What_is_taken_or_does_not_fit_is_not_proposed() => Assert.That(
        FixRun.Titles(
            "CN1010",
            System(Pair + Call + "    [Instance] public partial Device device { get; }\n"
                + "    [Instance] public partial Driver first { get; }\n"
                + "    [Connection] public HardwareIOPort a => new(from: first.Registers, to: device.Registers);\n"
                + "    [Connection] public HardwareInterrupt b => new(from: device.Line, to: first.Line);\n"
                + "    [Connection] public HardwareMMIO c => new(from: first.Memory, to: device.Memory);\n"
                + "    [Connection] public Notification<Tick> d => new(from: client.Ticked, to: first.Ticked);\n"),
            Parts),
        Is.EqualTo(new[] { "Mark 'Shared' [Optional] in 'Driver'" }));

    [Test]
    public void A_port_is_marked_optional_in_its_component() => FixRun.Verify(
        "CN1010",
        "Mark 'Shared' [Optional] in 'Sharer'",
        System("    [Instance] public partial Sharer first { get; }\n") + Sharer(""),
        System("    [Instance] public partial Sharer first { get; }\n") + Sharer("[Optional] "),
        Parts);

    [Test]
    public void A_port_of_two_instances_is_marked_optional_once() => FixRun.VerifyAll(
        "CN1010",
        "Mark 'Shared' [Optional] in 'Sharer'",
        System("    [Instance] public partial Sharer first { get; }\n    [Instance] public partial Sharer second { get; }\n")
            + Sharer(""),
        System("    [Instance] public partial Sharer first { get; }\n    [Instance] public partial Sharer second { get; }\n")
            + Sharer("[Optional] "),
        Parts);

    [Test]
    public void A_second_connection_of_a_port_is_removed() => Verify(
        "CN1011",
        "Remove the connection 'again'",
        Pair + Call + "\n    // Too much.\n"
            + "    [Connection] public RpcCall<IEcho> again => new(from: client.Echo, to: echo.Echo);\n",
        Pair + Call);

    [Test]
    public void All_further_connections_of_a_port_are_removed() => FixRun.VerifyAll(
        "CN1011",
        "Remove the connection 'again'",
        System(Pair + Call + Call.Replace("call", "again") + Call.Replace("call", "more")),
        System(Pair + Call),
        Parts);

    [Test]
    public void A_connection_both_ends_of_which_are_connected_is_removed_once() => FixRun.VerifyAll(
        "CN1011",
        "Remove the connection 'b'",
        System("    [Instance] public partial Ports driver { get; }\n    [Instance] public partial Device device { get; }\n"
            + "    [Connection] public HardwareIOPort a => new(from: driver.Registers, to: device.Registers);\n"
            + "    [Connection] public HardwareIOPort b => new(from: driver.Registers, to: device.Registers);\n"),
        System("    [Instance] public partial Ports driver { get; }\n    [Instance] public partial Device device { get; }\n"
            + "    [Connection] public HardwareIOPort a => new(from: driver.Registers, to: device.Registers);\n"),
        Parts,
        "[Component] public partial class Ports : Component { public partial IoPorts Registers { get; } }");

    [Test]
    public void All_properties_that_connections_name_become_instances()
    {
        using Workbench bench = new(null, System(Pair.Replace("[Instance] public partial", "public") + Call), Parts);

        bench.ApplyToAll("CN1012", "Mark 'client' [Instance]");

        Assert.That(bench.Sources[0], Is.EqualTo(System(Pair.Replace("partial ", "") + Call)));

        bench.ApplyToAll("CN1015", "Make 'client' a partial property");

        Assert.That(bench.Sources[0], Is.EqualTo(System(Pair + Call)));
        Assert.That(bench.Codes, Is.Empty);
    }

    [Test]
    public void An_instance_becomes_a_partial_property() => Verify(
        "CN1015",
        "Make 'echo' a partial property",
        "    [Instance] public Server echo { get; } = new();\n",
        "    [Instance] public partial Server echo { get; }\n");

    [Test]
    public void The_class_of_an_instance_becomes_a_component() => FixRun.Verify(
        "CN1014",
        "Mark 'Stranger' [Component]",
        System("    [Instance] public partial Stranger a { get; }\n") + "\n// A stranger.\npublic class Stranger\n{\n}\n",
        System("    [Instance] public partial Stranger a { get; }\n")
            + "\n// A stranger.\n[Component]\npublic partial class Stranger : Component\n{\n}\n");

    [Test]
    public void The_classes_of_all_instances_become_components_each_once() => FixRun.VerifyAll(
        "CN1014",
        "Mark 'Stranger' [Component]",
        System("    [Instance] public partial Stranger a { get; }\n    [Instance] public partial Stranger b { get; }\n"
            + "    [Instance] public partial Uart c { get; }\n")
            + "public class Stranger;\npublic partial class Uart : HardwareComponent;\n",
        System("    [Instance] public partial Stranger a { get; }\n    [Instance] public partial Stranger b { get; }\n"
            + "    [Instance] public partial Uart c { get; }\n")
            + "[Component]\npublic partial class Stranger : Component;\n"
            + "[Hardware]\npublic partial class Uart : HardwareComponent;\n");

    [TestCase("public abstract partial class Made : Component;", "public partial class Made : Component;",
        "Remove 'abstract' from 'Made'")]
    [TestCase("public partial class Made : Component { private Made() { } }",
        "public partial class Made : Component { public Made() { } }", "Make the constructor of 'Made' public")]
    public void A_component_can_be_made(string component, string fixedComponent, string title) => FixRun.Verify(
        "CN1003",
        title,
        System("    [Instance] public partial Made a { get; }\n") + "[Component] " + component,
        System("    [Instance] public partial Made a { get; }\n") + "[Component] " + fixedComponent);

    [Test]
    public void All_components_can_be_made() => FixRun.VerifyAll(
        "CN1003",
        "Remove 'abstract' from 'Made'",
        System("    [Instance] public partial Made a { get; }\n    [Instance] public partial Made b { get; }\n")
            + "[Component] public abstract partial class Made : Component;",
        System("    [Instance] public partial Made a { get; }\n    [Instance] public partial Made b { get; }\n")
            + "[Component] public partial class Made : Component;");

    [Test]
    public void A_component_with_abstract_members_stays_abstract() => Assert.That(
        FixRun.Titles(
            "CN1003",
            System("    [Instance] public partial Made a { get; }\n"),
            "[Component] public abstract partial class Made : Component { public abstract void Do(); }"),
        Is.Empty);

    [Test]
    public void A_setting_names_the_nearest_attribute() => Verify(
        "CN1016",
        "Set 'Rounds'",
        "    [Instance, Setting(\"Round\", 20)] public partial Client client { get; }\n"
            + "    [Instance] public partial Server echo { get; }\n" + Call,
        "    [Instance, Setting(nameof(Client.Rounds), 20)] public partial Client client { get; }\n"
            + "    [Instance] public partial Server echo { get; }\n" + Call);

    [Test]
    public void A_setting_that_names_nothing_is_removed() => Verify(
        "CN1016",
        "Remove the setting 'Nothing'",
        "    [Instance]\n    [Setting(\"Nothing\", 20)]\n    public partial Server echo { get; }\n",
        "    [Instance]\n    public partial Server echo { get; }\n");

    [Test]
    public void All_settings_name_the_nearest_attributes() => VerifyAll(
        "CN1016",
        "Set 'Rounds'",
        "    [Instance, Setting(\"Round\", 20), Setting(\"text\", \"\")] public partial Client client { get; }\n"
            + "    [Instance] public partial Server echo { get; }\n" + Call,
        "    [Instance, Setting(nameof(Client.Rounds), 20), Setting(nameof(Client.Text), \"\")] "
            + "public partial Client client { get; }\n    [Instance] public partial Server echo { get; }\n" + Call);

    [TestCase("Rounds", "\"20\"", "20")]
    [TestCase("Rounds", "20.0", "20")]
    [TestCase("Text", "1", "\"1\"")]
    [TestCase("IsLoud", "1", "true")]
    [TestCase("IsLoud", "\"False\"", "false")]
    [TestCase("Letter", "\"x\"", "'x'")]
    [TestCase("Day", "1", "DayOfWeek.Monday")]
    [TestCase("Day", "\"Friday\"", "DayOfWeek.Friday")]
    public void A_setting_is_written_as_its_type_wants_it(string attribute, string value, string literal) => Verify(
        "CN1017", $"Write {literal}", Set(attribute, value), Set(attribute, literal));

    [TestCase("Rounds", "256")]
    [TestCase("Rounds", "\"many\"")]
    [TestCase("Rounds", "1.5")]
    [TestCase("Letter", "\"xy\"")]
    [TestCase("Day", "77")]
    [TestCase("IsLoud", "2")]
    public void A_value_that_a_type_does_not_have_is_the_users_to_change(string attribute, string value) => Assert.That(
        FixRun.Titles("CN1017", System(Set(attribute, value)), Parts), Is.Empty);

    [Test]
    public void All_settings_are_written_as_their_types_want_them() => VerifyAll(
        "CN1017",
        "Write 20",
        Set("Rounds", "\"20\"").Replace("[Setting", "[Setting(nameof(Client.Text), 1)]\n    [Setting"),
        Set("Rounds", "20").Replace("[Setting", "[Setting(nameof(Client.Text), \"1\")]\n    [Setting"));

    [Test]
    public void Attributes_without_values_are_set() => FixRun.VerifyAll(
        "CN1018",
        "Set 'Needed' of 'a'",
        System("    [Instance]\n    public partial Needy a { get; }\n") + Needy("", ""),
        System("    [Instance]\n    [Setting(nameof(Needy.Day), DayOfWeek.Sunday)]\n    [Setting(nameof(Needy.Needed), 0)]\n"
            + "    public partial Needy a { get; }\n") + Needy("", ""));

    [Test]
    public void Attributes_without_values_get_defaults() => FixRun.VerifyAll(
        "CN1018",
        "Give 'Needed' a default",
        System("    [Instance] public partial Needy a { get; }\n") + Needy("", ""),
        System("    [Instance] public partial Needy a { get; }\n")
            + Needy("(Default = 0)", "(Default = DayOfWeek.Sunday)"));

    [TestCase("Priority = 255", "Set Priority to 254", "Priority = 254")]
    [TestCase("HeapSize = 0x10, Priority = -3", "Set Priority to 1", "HeapSize = 0x10, Priority = 1")]
    [TestCase("StackSize = 1", "Set StackSize to 0x1000", "StackSize = 0x1000")]
    [TestCase("HeapSize = -1", "Set HeapSize to 0", "HeapSize = 0")]
    public void A_setting_of_an_instance_gets_the_nearest_value(string written, string title, string nearest) => Verify(
        "CN1023", title, $"    [Instance({written})] public partial Server a {{ get; }}\n",
        $"    [Instance({nearest})] public partial Server a {{ get; }}\n");

    [Test]
    public void All_priorities_get_the_nearest_value() => VerifyAll(
        "CN1023",
        "Set Priority to 254",
        "    [Instance(Priority = 255)] public partial Server a { get; }\n"
            + "    [Instance(Priority = 0)] public partial Server b { get; }\n",
        "    [Instance(Priority = 254)] public partial Server a { get; }\n"
            + "    [Instance(Priority = 1)] public partial Server b { get; }\n");

    [TestCase("from: echo.Echo, to: client.Echo", "from: client.Echo, to: echo.Echo")]
    [TestCase("to: client.Echo /* the client */, from: echo.Echo", "to: echo.Echo /* the client */, from: client.Echo")]
    [TestCase("echo.Echo, client.Echo", "client.Echo, echo.Echo")]
    public void Ends_are_swapped(string ends, string right) => Verify(
        "CN1025",
        "Swap the ends",
        Pair + $"    [Connection] public RpcCall<IEcho> call => new({ends});\n",
        Pair + $"    [Connection] public RpcCall<IEcho> call => new({right});\n");

    [Test]
    public void All_ends_are_swapped() => VerifyAll(
        "CN1025",
        "Swap the ends",
        Pair + "    [Connection] public RpcCall<IEcho> call => new(echo.Echo, client.Echo);\n"
            + "    [Connection] public Notification<Tick> tick => new(from: echo.Ticked, to: client.Ticked);\n",
        Pair + "    [Connection] public RpcCall<IEcho> call => new(client.Echo, echo.Echo);\n"
            + "    [Connection] public Notification<Tick> tick => new(from: client.Ticked, to: echo.Ticked);\n");

    private static void Verify(string code, string title, string members, string wanted) =>
        FixRun.Verify(code, title, System(members), System(wanted), Parts);

    private static void VerifyAll(string code, string title, string members, string wanted) =>
        FixRun.VerifyAll(code, title, System(members), System(wanted), Parts);

    private static string System(string members) =>
        "[Assembly]\npublic partial class Hello : Composition\n{\n" + members + "}\n";

    private static string Set(string attribute, string value) =>
        "    [Instance]\n    [Setting(nameof(Client." + attribute + "), " + value + ")]\n"
        + "    public partial Client client { get; }\n    [Instance] public partial Server echo { get; }\n" + Call;

    private static string Sharer(string mark) =>
        "[Component]\npublic partial class Sharer : Component\n{\n    // Shared with whom?\n    " + mark
        + "public partial Dataport<Page> Shared { get; }\n}\n";

    private static string Needy(string needed, string day) =>
        "[Component]\npublic partial class Needy : Component\n{\n    [Attribute" + needed
        + "] public partial int Needed { get; }\n    [Attribute" + day + "] public partial DayOfWeek Day { get; }\n}\n";
}
