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
            Does.Match(@"CN3001 too little memory: this image needs 2\d{5} KiB, the machine has 13\d{4} KiB, its largest free piece 1\d{5} KiB"));
        Assert.That(console, Does.Not.Contain("hello"));
    }

    [Test]
    public void A_machine_without_a_serial_port_runs_all_the_same() =>
        Assert.That(Machine.Run(WithOneComponent(), "-serial", "none", "-parallel", "none"), Does.Not.Contain("hello"));

    [TestCase("CN3010 the processor has no local APIC;", "-cpu", "EPYC,check=off,-apic")]
    [TestCase("CN3011 this processor has no 64-bit mode;", "-cpu", "486")]
    [TestCase("CN3011 this processor has no 64-bit mode;", "-cpu", "qemu32")]
    [TestCase("CN3005 the processor has no no-execute pages;", "-cpu", "EPYC,check=off,-nx")]
    public void A_processor_that_lacks_something_is_said_in_one_sentence(string sentence, params string[] arguments)
    {
        string[] lines = RunUntil(sentence, arguments);

        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.StartWith(sentence));
    }

    [Test]
    public void A_machine_without_ACPI_says_what_is_missing_and_runs_components()
    {
        string[] lines = RunUntil("hello", "-machine", "pc,acpi=off");

        Assert.That(lines[0], Does.StartWith("CN3003 no I/O APIC in the ACPI tables: "));
    }

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

    // Machines that stop without being able to switch themselves off. Result: the kernel's lines.
    private static string[] RunUntil(string sentence, params string[] arguments)
    {
        Launcher.QemuMachine machine = new(WithOneComponent().Write(TestContext.CurrentContext.Test.Name))
        {
            MemoryMb = 128,
            ExtraArguments = arguments,
        };
        using Launcher.RunningMachine running = machine.Start();
        Assert.That(running.WaitFor(sentence, TimeSpan.FromMinutes(1)), Is.True, running.Transcript);
        return [.. running.Transcript.Split("[camkes] ").Skip(1)];
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
