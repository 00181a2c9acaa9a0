// Kernel, initrd and command line can be replaced at the command line.
using System.Text.Json;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Guests;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Guests;

public sealed class GuestOverridesTests
{
    [Test]
    public void Nothing_is_replaced_without_overrides()
    {
        SystemDocument system = new GuestOverrides(null, null, null).Apply(SampleSystem.Declared());

        Assert.That(CommandLineOf(system), Is.EqualTo("quiet"));
        Assert.That(Monitor(system).Text("InitrdImage"), Is.EqualTo("rootfs.cpio"));
    }

    [Test]
    public void The_command_line_reaches_the_monitor()
    {
        SystemDocument system = new GuestOverrides(null, null, "a=\"b\", c;d").Apply(SampleSystem.Declared());

        Assert.That(CommandLineOf(system), Is.EqualTo("a=\"b\", c;d"));
    }

    [Test]
    public void Kernel_and_initrd_take_the_places_of_the_listed_files()
    {
        var overrides = new GuestOverrides("/own/kernel", "/own/initrd", null);
        SystemDocument system = overrides.Apply(SampleSystem.Declared());

        IReadOnlyList<GuestFile> files = overrides.Apply(
            [new GuestFile("bzimage", "/listed"), new GuestFile("data", "/data")], system);

        Assert.That(files, Is.EquivalentTo(new[]
        {
            new GuestFile("bzimage", "/own/kernel"),
            new GuestFile("rootfs.cpio", "/own/initrd"),
            new GuestFile("initrd", "/own/initrd"), // for the machine that had none
            new GuestFile("data", "/data"),
        }));
    }

    [Test]
    public void A_machine_without_an_initrd_gets_one_that_its_monitor_knows()
    {
        SystemDocument declared = SampleSystem.Declared();
        declared = declared with
        {
            Instances = [.. declared.Instances.Select(instance => instance with
            {
                Attributes = [.. instance.Attributes.Select(attribute => attribute.Name == "InitrdImage"
                    ? attribute with { Value = JsonDocument.Parse("\"\"").RootElement }
                    : attribute)],
            })],
        };
        var overrides = new GuestOverrides(null, "/own/initrd", null);
        DeclaredSystem system = overrides.Apply(declared);

        Assert.That(Monitor(system).Text("InitrdImage"), Is.EqualTo("initrd"));
        Assert.That(overrides.Apply([], system), Is.EqualTo(new[] { new GuestFile("initrd", "/own/initrd") }));
    }

    private static string CommandLineOf(DeclaredSystem system) => Monitor(system).Text("KernelCmdline");

    private static DeclaredInstance Monitor(DeclaredSystem system) => system.Monitors.First();
}
