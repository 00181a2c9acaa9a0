// The layout of the sample with one virtual machine, with the standard components and the monitor as they are.
using System.Reflection;
using System.Text.Json;
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Hosted;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Layout;

public sealed class MinimalSystemTests
{
    private JsonElement layout;

    [OneTimeSetUp]
    public void ReadLayout() => layout = GeneratedLayout.Of(Sources);

    private static string[] Sources
    {
        get
        {
            string sample = Path.Combine(TestPaths.ProjectDirectory, "..", "..", "Samples.Cma34crMinimal");
            return [.. Directory.GetFiles(sample, "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        }
    }

    [Test]
    public void The_sample_breaks_no_rule_but_has_two_settings_without_effect() => Assert.That(
        RuleRun.Diagnose(Sources),
        Has.Length.EqualTo(2).And.All.StartsWith("CN1036"));

    [Test]
    public void The_generated_sources_compile() =>
        Assert.That(GeneratorRun.Of(Sources).Output.GetDiagnostics().Visible(), Is.Empty);

    [Test]
    public void A_second_run_takes_everything_from_the_first()
    {
        Compilation compilation = TestCompilation.Create(Sources);

        Pipeline.AssertCached(GeneratorRun.Of(compilation), compilation);
    }

    [Test]
    public void The_hosted_system_is_the_one_of_the_layout()
    {
        using MemoryStream image = new();
        Assert.That(GeneratorRun.Of(Sources).Output.Emit(image).Success, Is.True);
        Type type = Assembly.Load(image.ToArray()).GetType("Samples.Cma34crMinimal.Cma34crMinimal")!;
        Assert.That(() => new HostedSystem((Composition)Activator.CreateInstance(type)!), Throws.Nothing);
    }

    [Test]
    public void There_are_the_monitor_and_the_servers_that_it_calls_and_no_other() => Assert.That(
        Names(layout.GetProperty("instances"), instance => !instance.GetProperty("hardware").GetBoolean()),
        Is.EqualTo(new[] { "fserv", "serial", "rtc", "vm0" }));

    [TestCase("fserv", true)]
    [TestCase("serial", true)]
    [TestCase("rtc", true)]
    [TestCase("vm0", false)]
    public void Servers_are_in_the_background(string instance, bool isBackground) =>
        Assert.That(Instance(instance).GetProperty("background").GetBoolean(), Is.EqualTo(isBackground));

    [Test]
    public void The_monitor_is_Init0_and_runs_the_library_code()
    {
        JsonElement vm = Instance("vm0");

        Assert.That(vm.GetProperty("component").GetString(), Is.EqualTo("Samples.Cma34crMinimal.Init0"));
        Assert.That(
            vm.GetProperty("implementation").GetProperty("type").GetString(),
            Is.EqualTo("CamkesNet.Vmm.VirtualMachineMonitor"));
        Assert.That(vm.GetProperty("heapSize").GetInt64(), Is.EqualTo(0x10000));
        Assert.That(vm.GetProperty("threads")[0].GetProperty("runsVcpu").GetBoolean(), Is.True);
    }

    [TestCase("GuestRamMb", "128")]
    [TestCase("KernelImage", "bzimage")]
    [TestCase("InitrdImage", "rootfs.cpio")]
    [TestCase("TestDevice", "False")]
    public void A_setting_of_the_machine_is_an_attribute_of_its_monitor(string name, string value) => Assert.That(
        Instance("vm0").GetProperty("attributes").EnumerateArray()
            .Single(attribute => attribute.GetProperty("name").GetString() == name)
            .GetProperty("value").ToString(),
        Is.EqualTo(value));

    [Test]
    public void The_guest_has_the_memory_that_it_was_given()
    {
        Assert.That(Object("vm0.ram").GetProperty("size").GetInt64(), Is.EqualTo(128L << 20));
        Assert.That(Object("vm0.gpa").GetProperty("ram").GetString(), Is.EqualTo("vm0.ram"));
    }

    [Test]
    public void Every_capability_is_of_an_object_that_is_there_and_no_slot_is_used_twice()
    {
        string[] objects = Names(Objects, _ => true);
        foreach (JsonElement component in Components)
        {
            JsonElement[] capabilities = [.. component.GetProperty("capabilities").EnumerateArray()];
            Assert.That(capabilities.Select(capability => capability.GetProperty("slot").GetInt32()), Is.Unique);
            Assert.That(
                capabilities.Select(capability => capability.GetProperty("object").GetString()).Distinct(),
                Is.SubsetOf(objects.Append("log")));
        }
    }

    [Test]
    public void Every_link_with_memory_names_an_object_that_is_there()
    {
        string[] objects = Names(Objects, _ => true);
        IEnumerable<string?> regions = Components
            .SelectMany(component => component.GetProperty("ports").EnumerateArray())
            .SelectMany(port => port.GetProperty("links").EnumerateArray())
            .Select(link => link.TryGetProperty("object", out JsonElement name) ? name.GetString() : null)
            .Where(region => region is not null)
            .Distinct();

        Assert.That(regions, Is.Not.Empty.And.SubsetOf(objects));
        Assert.That(objects, Is.Unique);
    }

    [Test]
    public void Only_the_drivers_hold_devices()
    {
        IEnumerable<string> holders = Components
            .Where(component => component.GetProperty("capabilities").EnumerateArray()
                .Any(capability => capability.GetProperty("kind").GetString() is "ioPorts" or "interrupt"))
            .Select(component => component.GetProperty("instance").GetString()!);

        Assert.That(holders, Is.EqualTo(new[] { "serial", "rtc" }));
    }

    [Test]
    public void A_second_machine_gets_its_own_buffer_its_own_events_and_the_same_servers()
    {
        JsonElement two = GeneratedLayout.Of(
            "[Component] "
            + "[VmConfiguration(0, SimpleUntyped24Pool = 2, GuestRamMb = 16, KernelImage = \"a\")] "
            + "[VmConfiguration(3, SimpleUntyped24Pool = 4, GuestRamMb = 64, KernelImage = \"b\")] "
            + "public partial class Vm : VirtualMachines;",
            "[Assembly] public partial class Two : Composition { [Instance] public partial Vm vm { get; } }");

        string[] connections = [.. two.GetProperty("connections").EnumerateArray()
            .Select(c => $"{c.GetProperty("from")[0]} - {c.GetProperty("to")[0]}")];
        Assert.That(connections, Does.Contain("vm0.Files - fserv.Files"));
        Assert.That(connections, Does.Contain("vm3.Files - fserv.Files"));
        Assert.That(connections, Does.Contain("vm0.SerialInput - serial.Input"));
        Assert.That(connections, Does.Contain("vm3.SerialInput - serial.Input"));
        Assert.That(
            Names(two.GetProperty("layout").GetProperty("objects"), item =>
                item.GetProperty("kind").GetString() == "region" && !item.ToString().Contains("vcpu")),
            Is.EqualTo(new[] { "vm0_Files", "vm3_Files" }));
    }

    private static string[] Names(JsonElement items, Func<JsonElement, bool> condition) =>
        [.. items.EnumerateArray().Where(condition).Select(item => item.GetProperty("name").GetString()!)];

    private JsonElement Instance(string name) => Find(layout.GetProperty("instances"), name);

    private JsonElement Objects => layout.GetProperty("layout").GetProperty("objects");

    private IEnumerable<JsonElement> Components =>
        layout.GetProperty("layout").GetProperty("components").EnumerateArray();

    private JsonElement Object(string name) => Find(Objects, name);

    private static JsonElement Find(JsonElement items, string name) =>
        items.EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
}
