// The kernel's lines in a file of their own: QEMU and Bochs, image and ISO.
using CamkesNet.Build.Commands;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class SeparateLogTests
{
    private const string Greeting = "Hello, world!";
    private const string LastLine = "[camkes] nothing left to do";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    private string log = string.Empty;

    [SetUp]
    public void Name_the_file()
    {
        log = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.Name}.log");
        File.Delete(log);
    }

    [Test]
    public void QEMU_has_the_second_port() => Check(new QemuMachine(AppImage.OfSample("Hello")) { LogFile = log });

    [Test]
    public void GRUB_passes_the_option_on_to_QEMU() => Check(new QemuMachine(WriteIso()) { LogFile = log });

    [Test]
    public void Bochs_has_the_second_port() => Check(new BochsMachine(WriteIso()) { LogFile = log });

    [Test]
    public void What_is_waited_for_may_be_in_the_log_or_on_the_console()
    {
        QemuMachine machine = new(AppImage.OfSample("Hello")) { LogFile = log };

        Assert.That(machine.RunUntil(LastLine, patience), Is.True);
        Assert.That(machine.RunUntil(Greeting, patience), Is.True);
        Assert.That(machine.RunUntil("what nobody writes", patience), Is.False, "the machine has ended");
    }

    private void Check(Machine machine)
    {
        using RunningMachine running = machine.Start();
        running.Expect(Greeting, patience);
        running.ExpectEnd(patience);
        Assert.That(running.Transcript, Does.Not.Contain("[camkes]"));
        Assert.That(File.ReadAllText(log), Does.Contain("[camkes] kernel, 2 components").And.Contain(LastLine));
    }

    private static string WriteIso()
    {
        string iso = Path.Combine(
            TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.Name}.iso");
        IsoCommand.Run(
            CommandArguments.Parse([$"--image={AppImage.OfSample("Hello")}", $"--output={iso}", "--log=com2"]));
        return iso;
    }
}
