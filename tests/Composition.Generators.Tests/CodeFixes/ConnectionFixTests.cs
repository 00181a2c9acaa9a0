// What the fixes of the rules for connections make of sources.
using CamkesNet.Generators.Tests.Infrastructure;
using static CamkesNet.Generators.Tests.Infrastructure.EchoSystem;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class ConnectionFixTests
{
    private const string Parts = EchoSystem.Parts + """
        public struct Page { public int Length; }

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
        """;

    [Test]
    public void A_port_is_connected_to_the_one_that_fits() => Verify(
        "CN1010",
        "Connect 'client.Echo' to 'echo.Echo'",
        Pair,
        Pair + Connection("RpcCall<IEcho>", "clientEcho", "client.Echo", "echo.Echo"));

    [Test]
    public void A_connection_is_written_as_the_others_are()
    {
        const string Unrelated = "    public int Unrelated => 1;\n";
        const string Members = """
                [Instance]
                public partial Client client { get; }

                [Instance]
                public partial Client second { get; }

                [Instance]
                public partial Server echo { get; }

                [Connection]
                public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);


            """;

        Verify(
            "CN1010",
            "Connect 'second.Echo' to 'echo.Echo'",
            Members + Unrelated,
            Members + "    [Connection]\n    public RpcCall<IEcho> secondEcho => new(from: second.Echo, to: echo.Echo);\n\n"
                + Unrelated);
    }

    [Test]
    public void All_ports_that_one_server_fits_are_connected_to_it() => VerifyAll(
        "CN1010",
        "Connect 'first.Echo' to 'server.Echo'",
        Instances("Client", "first", "second") + Instances("Server", "server"),
        Instances("Client", "first", "second") + Instances("Server", "server")
            + Connection("RpcCall<IEcho>", "echo", "first.Echo", "server.Echo")
            + Connection("RpcCall<IEcho>", "secondEcho", "second.Echo", "server.Echo"));

    [Test]
    public void Ports_of_every_kind_are_connected_in_their_direction()
    {
        string instances = Instances("Driver", "driver")
            + Instances("Device", "device")
            + Instances("Client", "client")
            + Instances("Server", "server")
            + Instances("Other", "other");
        using Workbench bench = new(null, EchoSystem.Of(instances), Parts);

        bench.Apply("CN1010", "Connect 'driver.Registers' to 'device.Registers'");
        bench.Apply("CN1010", "Connect 'driver.Line' to 'device.Line'");
        bench.Apply("CN1010", "Connect 'driver.Memory' to 'device.Memory'");
        bench.Apply("CN1010", "Connect 'driver.Ticked' to 'client.Ticked'");
        bench.Apply("CN1010", "Connect 'driver.Shared' to 'other.Shared'");
        bench.Apply("CN1010", "Connect 'client.Echo' to 'server.Echo'");

        Assert.That(bench.Codes, Is.Empty);
        Assert.That(bench.Sources[0], Is.EqualTo(EchoSystem.Of(instances
            + Connection("HardwareIOPort", "registers", "driver.Registers", "device.Registers")
            + Connection("HardwareInterrupt", "line", "device.Line", "driver.Line")
            + Connection("HardwareMMIO", "memory", "driver.Memory", "device.Memory")
            + Connection("Notification<Tick>", "ticked", "client.Ticked", "driver.Ticked")
            + Connection("SharedData<Page>", "shared", "driver.Shared", "other.Shared")
            + Connection("RpcCall<IEcho>", "echo", "client.Echo", "server.Echo"))));
    }

    [Test]
    public void What_is_taken_or_does_not_fit_is_not_proposed() => Assert.That(
        FixRun.Titles(
            "CN1010",
            EchoSystem.Of(Pair + Call + Instances("Device", "device")
                + Instances("Driver", "first")
                + Connection("HardwareIOPort", "a", "first.Registers", "device.Registers")
                + Connection("HardwareInterrupt", "b", "device.Line", "first.Line")
                + Connection("HardwareMMIO", "c", "first.Memory", "device.Memory")
                + Connection("Notification<Tick>", "d", "client.Ticked", "first.Ticked")),
            Parts),
        Is.EqualTo(new[] { "Mark 'Shared' [Optional] in 'Driver'" }));

    [Test]
    public void A_port_is_marked_optional_in_its_component() => FixRun.Verify(
        "CN1010",
        "Mark 'Shared' [Optional] in 'Sharer'",
        EchoSystem.Of(Instances("Sharer", "first")) + Sharer(""),
        EchoSystem.Of(Instances("Sharer", "first")) + Sharer("[Optional] "),
        Parts);

    [Test]
    public void A_port_of_two_instances_is_marked_optional_once() => FixRun.VerifyAll(
        "CN1010",
        "Mark 'Shared' [Optional] in 'Sharer'",
        EchoSystem.Of(Instances("Sharer", "first", "second")) + Sharer(""),
        EchoSystem.Of(Instances("Sharer", "first", "second")) + Sharer("[Optional] "),
        Parts);

    [Test]
    public void A_second_connection_of_a_port_is_removed() => Verify(
        "CN1011",
        "Remove the connection 'again'",
        Pair + Call + "\n    // Too much.\n" + Connection("RpcCall<IEcho>", "again", "client.Echo", "echo.Echo"),
        Pair + Call);

    [Test]
    public void All_further_connections_of_a_port_are_removed() => FixRun.VerifyAll(
        "CN1011",
        "Remove the connection 'again'",
        EchoSystem.Of(Pair + Call + Call.Replace("call", "again") + Call.Replace("call", "more")),
        EchoSystem.Of(Pair + Call),
        Parts);

    [Test]
    public void A_connection_both_ends_of_which_are_connected_is_removed_once() => FixRun.VerifyAll(
        "CN1011",
        "Remove the connection 'b'",
        EchoSystem.Of(Instances("Ports", "driver") + Instances("Device", "device")
            + Connection("HardwareIOPort", "a", "driver.Registers", "device.Registers")
            + Connection("HardwareIOPort", "b", "driver.Registers", "device.Registers")),
        EchoSystem.Of(Instances("Ports", "driver") + Instances("Device", "device")
            + Connection("HardwareIOPort", "a", "driver.Registers", "device.Registers")),
        Parts,
        "[Component] public partial class Ports : Component { public partial IoPorts Registers { get; } }");

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
            + Connection("Notification<Tick>", "tick", "echo.Ticked", "client.Ticked"),
        Pair + "    [Connection] public RpcCall<IEcho> call => new(client.Echo, echo.Echo);\n"
            + Connection("Notification<Tick>", "tick", "client.Ticked", "echo.Ticked"));

    private static void Verify(string code, string title, string members, string wanted) =>
        FixRun.VerifyMembers(code, title, members, wanted, Parts);

    private static void VerifyAll(string code, string title, string members, string wanted) =>
        FixRun.VerifyAllMembers(code, title, members, wanted, Parts);

    private static string Sharer(string mark) =>
        "[Component]\npublic partial class Sharer : Component\n{\n    // Shared with whom?\n    " + mark
        + "public partial Dataport<Page> Shared { get; }\n}\n";
}
