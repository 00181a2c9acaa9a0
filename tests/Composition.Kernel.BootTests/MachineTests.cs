// Machines that lack something.
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture]
public class MachineTests
{
    [Test]
    public void Too_little_memory_is_said_in_one_sentence_with_what_is_needed()
    {
        TestSystem system = WithOneComponent();
        system.Region(200 * 1024 * 1024);

        string console = Machine.Run(system);

        Assert.That(
            console,
            Does.Match(@"CN3001 too little memory: this image needs 2\d\d MiB, the machine has 12[78] MiB"));
        Assert.That(console, Does.Not.Contain("hello"));
    }

    [Test]
    public void A_machine_without_a_serial_port_runs_all_the_same() =>
        Assert.That(Machine.Run(WithOneComponent(), "-serial", "none", "-parallel", "none"), Does.Not.Contain("hello"));

    [Test]
    public void A_quiet_boot_writes_nothing_but_the_end() =>
        Assert.That(
            Machine.Run(WithOneComponent(), "-append", "something camkes.log=quiet"),
            Does.Not.Contain("hello").And.Not.Contain("component,"));

    [Test]
    public void A_processor_without_virtualization_runs_components()
    {
        string console = Machine.Run(WithOneComponent(), "-cpu", "qemu64,-svm");

        Assert.That(console, Does.Contain("kernel, 1 component, no virtualization"));
        Assert.That(console, Does.Contain("hello\n"));
    }

    [Test]
    public void A_machine_with_more_than_4_GiB_uses_all_of_it()
    {
        TestSystem system = WithOneComponent();

        Assert.That(Machine.Run(system, "-m", "6G"), Does.Contain("hello\n"));
    }

    private static TestSystem WithOneComponent()
    {
        var system = new TestSystem();
        system.Component("component").Thread("control", 100, code =>
        {
            code.Log("hello");
            code.WaitForEver();
        });
        return system;
    }
}
