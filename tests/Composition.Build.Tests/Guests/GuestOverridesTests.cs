using System.Text.Json;
using CamkesNet.Build.Guests;
using CamkesNet.Build.Declarations;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Guests;

public sealed class GuestOverridesTests
{
    [Test]
    public void Nothing_is_replaced_without_overrides()
    {
        SystemDocument system = new GuestOverrides(null, null, null).Apply(SampleSystem.Declared());

        Assert.That(CommandLineOf(system), Is.EqualTo("quiet"));
        Assert.That(DeclaredVirtualMachine.Of(system)[0].InitrdImage, Is.EqualTo("rootfs.cpio"));
    }

    [Test]
    public void The_command_line_reaches_the_monitor()
    {
        SystemDocument system = new GuestOverrides(null, null, "a=\"b\", c;d").Apply(SampleSystem.Declared());

        Assert.That(CommandLineOf(system), Is.EqualTo("a=\"b\", c;d"));
        Assert.That(DeclaredVirtualMachine.Of(system)[0].KernelCmdline, Is.EqualTo("a=\"b\", c;d"));
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

    private static string? CommandLineOf(DeclaredSystem system)
    {
        JsonElement value = system.Instances.Single(instance => instance.Name == "vm0")
            .Attributes.Single(attribute => attribute.Name == "KernelCmdline").Value;
        return value.GetString();
    }
}
