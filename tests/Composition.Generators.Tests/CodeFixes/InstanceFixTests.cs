// What the fixes of the rules for instances make of sources.
using CamkesNet.Generators.Tests.Infrastructure;
using static CamkesNet.Generators.Tests.Infrastructure.EchoSystem;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class InstanceFixTests
{
    [Test]
    public void All_properties_that_connections_name_become_instances()
    {
        using Workbench bench = new(
            null, EchoSystem.Of(Pair.Replace("[Instance] public partial", "public") + Call), Parts);

        bench.ApplyToAll("CN1012", "Mark 'client' [Instance]");

        Assert.That(bench.Sources[0], Is.EqualTo(EchoSystem.Of(Pair.Replace("partial ", "") + Call)));

        bench.ApplyToAll("CN1015", "Make 'client' a partial property");

        Assert.That(bench.Sources[0], Is.EqualTo(EchoSystem.Of(Pair + Call)));
        Assert.That(bench.Codes, Is.Empty);
    }

    [Test]
    public void An_instance_becomes_a_partial_property() => FixRun.VerifyMembers(
        "CN1015",
        "Make 'echo' a partial property",
        "    [Instance] public Server echo { get; } = new();\n",
        Instances("Server", "echo"));

    [Test]
    public void The_class_of_an_instance_becomes_a_component() => FixRun.Verify(
        "CN1014",
        "Mark 'Stranger' [Component]",
        EchoSystem.Of(Instances("Stranger", "a")) + "\n// A stranger.\npublic class Stranger\n{\n}\n",
        EchoSystem.Of(Instances("Stranger", "a"))
            + "\n// A stranger.\n[Component]\npublic partial class Stranger : Component\n{\n}\n");

    [Test]
    public void The_classes_of_all_instances_become_components_each_once() => FixRun.VerifyAll(
        "CN1014",
        "Mark 'Stranger' [Component]",
        EchoSystem.Of(Instances("Stranger", "a", "b") + Instances("Uart", "c"))
            + "public class Stranger;\npublic partial class Uart : HardwareComponent;\n",
        EchoSystem.Of(Instances("Stranger", "a", "b") + Instances("Uart", "c"))
            + "[Component]\npublic partial class Stranger : Component;\n"
            + "[Hardware]\npublic partial class Uart : HardwareComponent;\n");

    [TestCase("public abstract partial class Made : Component;", "public partial class Made : Component;",
        "Remove 'abstract' from 'Made'")]
    [TestCase("public partial class Made : Component { private Made() { } }",
        "public partial class Made : Component { public Made() { } }", "Make the constructor of 'Made' public")]
    public void A_component_can_be_made(string component, string fixedComponent, string title) => FixRun.Verify(
        "CN1003",
        title,
        EchoSystem.Of(Instances("Made", "a")) + "[Component] " + component,
        EchoSystem.Of(Instances("Made", "a")) + "[Component] " + fixedComponent);

    [Test]
    public void All_components_can_be_made() => FixRun.VerifyAll(
        "CN1003",
        "Remove 'abstract' from 'Made'",
        EchoSystem.Of(Instances("Made", "a", "b"))
            + "[Component] public abstract partial class Made : Component;",
        EchoSystem.Of(Instances("Made", "a", "b"))
            + "[Component] public partial class Made : Component;");

    [Test]
    public void A_component_with_abstract_members_stays_abstract() => Assert.That(
        FixRun.Titles(
            "CN1003",
            EchoSystem.Of(Instances("Made", "a")),
            "[Component] public abstract partial class Made : Component { public abstract void Do(); }"),
        Is.Empty);

    [TestCase("Priority = 255", "Set Priority to 254", "Priority = 254")]
    [TestCase("HeapSize = 0x10, Priority = -3", "Set Priority to 1", "HeapSize = 0x10, Priority = 1")]
    [TestCase("StackSize = 1", "Set StackSize to 0x1000", "StackSize = 0x1000")]
    [TestCase("HeapSize = -1", "Set HeapSize to 0", "HeapSize = 0")]
    public void A_setting_of_an_instance_gets_the_nearest_value(string written, string title, string nearest) =>
        FixRun.VerifyMembers(
        "CN1023", title, $"    [Instance({written})] public partial Server a {{ get; }}\n",
        $"    [Instance({nearest})] public partial Server a {{ get; }}\n");

    [Test]
    public void All_priorities_get_the_nearest_value() => FixRun.VerifyAllMembers(
        "CN1023",
        "Set Priority to 254",
        "    [Instance(Priority = 255)] public partial Server a { get; }\n"
            + "    [Instance(Priority = 0)] public partial Server b { get; }\n",
        "    [Instance(Priority = 254)] public partial Server a { get; }\n"
            + "    [Instance(Priority = 1)] public partial Server b { get; }\n");
}
