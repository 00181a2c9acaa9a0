// What the fixes of the rules for single declarations make of sources.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class DeclarationFixTests
{
    private const string Contracts = """
        public interface IEcho { int Add(int left, in int right); string Greet(string @string = "x"); }
        public struct Tick : IEvent;
        """;

    [Test]
    public void A_component_becomes_partial_and_keeps_its_comments() => FixRun.Verify(
        "CN1001",
        "Make 'Client' partial",
        """
        // Before.
        [Component] // After the attribute.
        // Above the class.
        class Client : Component;
        """,
        """
        // Before.
        [Component] // After the attribute.
        // Above the class.
        partial class Client : Component;
        """);

    [Test]
    public void All_components_become_partial() => FixRun.VerifyAll(
        "CN1001",
        "Make 'Client' partial",
        """
        [Component]
        public class Client : Component;

        [Hardware]
        public sealed class Uart : HardwareComponent;
        """,
        """
        [Component]
        public partial class Client : Component;

        [Hardware]
        public sealed partial class Uart : HardwareComponent;
        """);

    [Test]
    public void A_component_derives_from_its_base_class() => FixRun.Verify(
        "CN1002",
        "Derive 'Client' from Component",
        """
        [Component]
        public partial class Client
        {
        }
        """,
        """
        [Component]
        public partial class Client : Component
        {
        }
        """);

    [Test]
    public void The_base_class_comes_before_interfaces() => FixRun.Verify(
        "CN1002",
        "Derive 'Client' from Component",
        "[Component] public partial class Client : IDisposable { public void Dispose() { } }",
        "[Component] public partial class Client : Component, IDisposable { public void Dispose() { } }");

    [Test]
    public void A_device_derives_from_the_base_class_of_devices_instead() => FixRun.Verify(
        "CN1002",
        "Derive 'Uart' from HardwareComponent",
        "[Hardware] public partial class Uart : Component /* why */ ;",
        "[Hardware] public partial class Uart : HardwareComponent /* why */ ;");

    [Test]
    public void All_components_derive_from_their_base_class() => FixRun.VerifyAll(
        "CN1002",
        "Derive 'Client' from Component",
        """
        [Component]
        public partial class Client;
        [Hardware]
        public partial class Uart;
        """,
        """
        [Component]
        public partial class Client : Component;
        [Hardware]
        public partial class Uart : HardwareComponent;
        """);

    [Test]
    public void A_base_class_of_the_users_stays() => Assert.That(
        FixRun.Titles("CN1002", "public class Mine; [Component] public partial class Client : Mine;"), Is.Empty);

    [Test]
    public void An_assembly_becomes_what_the_generator_can_add_to() => FixRun.Verify(
        "CN1022",
        "Make 'Hello' a partial class derived from Composition",
        """
        [Assembly]
        public abstract partial class Hello
        {
            [Instance] public partial Idle idle { get; }
        }
        """,
        """
        [Assembly]
        public partial class Hello : Composition
        {
            [Instance] public partial Idle idle { get; }
        }
        """,
        "[Component] public partial class Idle : Component;");

    [Test]
    public void All_assemblies_become_so() => FixRun.VerifyAll(
        "CN1022",
        "Make 'Hello' a partial class derived from Composition",
        """
        [Assembly] public partial class Hello { [Instance] public partial Idle idle { get; } }
        [Assembly] partial class Other { [Instance] public partial Idle idle { get; } }
        """,
        """
        [Assembly] public partial class Hello : Composition { [Instance] public partial Idle idle { get; } }
        [Assembly] partial class Other : Composition { [Instance] public partial Idle idle { get; } }
        """,
        "[Component] public partial class Idle : Component;");

    [TestCase("public Uses<IEcho> Echo { get; set; }")]
    [TestCase("public static partial Uses<IEcho> Echo { get; }")]
    [TestCase("public Uses<IEcho> Echo => null!;")]
    [TestCase("public required Uses<IEcho> Echo { get; init; } = null!;")]
    [TestCase("public Uses<IEcho> Echo\n        => null!;")]
    [TestCase("public Uses<IEcho> Echo\n    {\n        get { return null!; }\n    }")]
    public void A_port_becomes_a_partial_property(string property) => FixRun.Verify(
        "CN1004",
        "Make 'Echo' a partial property",
        Component("    // The server.\n    " + property + " // And so on."),
        Component("    // The server.\n    public partial Uses<IEcho> Echo { get; } // And so on."),
        Contracts);

    [Test]
    public void All_ports_and_attributes_become_partial_properties() => FixRun.VerifyAll(
        "CN1004",
        "Make 'Echo' a partial property",
        Component("    Uses<IEcho> Echo { get; } = null!;\n    [Attribute(Default = 1)] public int Rounds { get; set; }"),
        Component("    partial Uses<IEcho> Echo { get; }\n    [Attribute(Default = 1)] public partial int Rounds { get; }"),
        Contracts);

    [Test]
    public void A_contract_is_implemented_as_far_as_it_is_not() => FixRun.Verify(
        "CN1006",
        "Implement 'IEcho'",
        """
        [Component]
        public partial class Server : Component
        {
            public partial Provides<IEcho> Echo { get; }

            public int Add(int left, in int right) => left + right;
        }
        """,
        """
        [Component]
        public partial class Server : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }

            public int Add(int left, in int right) => left + right;

            public string Greet(string @string = "x") => throw new NotImplementedException();
        }
        """,
        Contracts);

    [Test]
    public void All_contracts_are_implemented_each_once() => FixRun.VerifyAll(
        "CN1006",
        "Implement 'IStop'",
        """
        public interface IStop { void Stop(); }
        public interface IStart { void Start(); }

        [Component]
        public partial class Server : Component
        {
            public partial Provides<IStop> Stop1 { get; }
            public partial Provides<IStop> Stop2 { get; }
            public partial Provides<IStart> Start1 { get; }
        }
        """,
        """
        public interface IStop { void Stop(); }
        public interface IStart { void Start(); }

        [Component]
        public partial class Server : Component, IStop, IStart
        {
            public partial Provides<IStop> Stop1 { get; }
            public partial Provides<IStop> Stop2 { get; }
            public partial Provides<IStart> Start1 { get; }

            public void Stop() => throw new NotImplementedException();

            public void Start() => throw new NotImplementedException();
        }
        """);

    [TestCase("[Handles(nameof(Ticked))] private void OnTick(int count) { }")]
    [TestCase("[Handles(nameof(Ticked))] private string OnTick() { throw new InvalidOperationException(); }")]
    public void A_handler_gets_the_form_of_handlers(string handler) => FixRun.Verify(
        "CN1008",
        "Write 'void OnTick()'",
        Handling(handler),
        Handling(handler.Replace("int count", "").Replace("string OnTick", "void OnTick")),
        Contracts);

    [TestCase("[Handles(nameof(Ticked))] private int OnTick() => 1;")]
    [TestCase("[Handles(nameof(Ticked))] private int OnTick() { return 1; }")]
    [TestCase("[Handles(nameof(Ticked))] private void OnTick(int count) { count++; }")]
    public void A_handler_that_gives_or_takes_something_is_the_users_to_change(string handler) => Assert.That(
        FixRun.Titles("CN1008", Contracts, Handling(handler)), Is.Empty);

    [TestCase("\"Tick\"")]
    [TestCase("\"ticked\"")]
    [TestCase("port: \"Ticcked\"")]
    public void A_handler_names_the_nearest_port(string name) => FixRun.Verify(
        "CN1008",
        "Handle 'Ticked'",
        Handling($"[Handles({name})] private void OnTick() {{ }}"),
        Handling($"[Handles({(name.StartsWith("port") ? "port: " : "")}nameof(Ticked))] private void OnTick() {{ }}"),
        Contracts);

    [Test]
    public void A_second_handler_of_a_port_becomes_an_ordinary_method() => FixRun.Verify(
        "CN1008",
        "Remove [Handles] from 'Second'",
        Handling("[Handles(nameof(Ticked))] private void First() { }\n    // Too much.\n    "
            + "[Handles(nameof(Ticked))]\n    private void Second() { }"),
        Handling("[Handles(nameof(Ticked))] private void First() { }\n    // Too much.\n    private void Second() { }"),
        Contracts);

    [Test]
    public void All_handlers_name_the_nearest_port() => FixRun.VerifyAll(
        "CN1008",
        "Handle 'Ticked'",
        """
        [Component]
        public partial class Client : Component
        {
            public partial Consumes<Tick> Ticked { get; }
            public partial Consumes<Tick> Stopped { get; }
            [Handles("Tick")] private void OnTick() { }
            [Handles("Stoped")] private void OnStop() { }
        }
        """,
        """
        [Component]
        public partial class Client : Component
        {
            public partial Consumes<Tick> Ticked { get; }
            public partial Consumes<Tick> Stopped { get; }
            [Handles(nameof(Ticked))] private void OnTick() { }
            [Handles(nameof(Stopped))] private void OnStop() { }
        }
        """,
        Contracts);

    [TestCase("nint", "long")]
    [TestCase("nuint", "ulong")]
    [TestCase("byte?", "byte")]
    [TestCase("DayOfWeek?", "DayOfWeek")]
    public void An_attribute_gets_the_type_that_holds_its_values(string type, string fitting) => FixRun.Verify(
        "CN1009",
        $"Change the type of 'Rounds' to {fitting}",
        Component($"    [Attribute] public partial {type} Rounds {{ get; }}"),
        Component($"    [Attribute] public partial {fitting} Rounds {{ get; }}"));

    [Test]
    public void All_attributes_get_such_types() => FixRun.VerifyAll(
        "CN1009",
        "Change the type of 'First' to long",
        Component("    [Attribute] public partial nint First { get; }\n    [Attribute] public partial int? Second { get; }"),
        Component("    [Attribute] public partial long First { get; }\n    [Attribute] public partial int Second { get; }"));

    [Test]
    public void The_registers_of_devices_are_mapped_in_whole_pages() => FixRun.VerifyAll(
        "CN1021",
        "Map the whole pages from 0xFED00000, 0x1000 bytes",
        """
        [Hardware]
        public partial class Timer : HardwareComponent
        {
            [MemoryRange(0xFED00010, 0x400)] public partial HardwareMemory First { get; }
            [MemoryRange(size: 2, address: 0xFEDFEFFF)] public partial HardwareMemory Second { get; }
        }
        """,
        """
        [Hardware]
        public partial class Timer : HardwareComponent
        {
            [MemoryRange(0xFED00000, 0x1000)] public partial HardwareMemory First { get; }
            [MemoryRange(size: 0x2000, address: 0xFEDFE000)] public partial HardwareMemory Second { get; }
        }
        """);

    [TestCase("CN1001", "[Component] public class Client : Component;", "Make 'Client' partial")]
    [TestCase("CN1002", "[Component] public partial class Client;", "Derive 'Client' from Component")]
    public void Sources_with_line_ends_of_Windows_keep_them(string code, string declaration, string title)
    {
        using Workbench bench = new(null, declaration + "\r\n\r\npublic class After;\r\n");

        bench.Apply(code, title);

        Assert.That(bench.RawSources[0].Replace("\r\n", ""), Does.Not.Contain("\n"));
    }

    private static string Component(string members) =>
        "[Component]\npublic partial class Client : Component\n{\n" + members + "\n}\n";

    private static string Handling(string handler) =>
        Component("    public partial Consumes<Tick> Ticked { get; }\n    " + handler);
}
