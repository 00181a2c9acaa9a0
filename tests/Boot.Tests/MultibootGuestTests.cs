// A Multiboot kernel with the devices for test programs, straight on QEMU and as a guest of ours.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class MultibootGuestTests
{
    private const string LastLine = "command line:";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    [Test]
    public void It_is_told_the_same_as_by_QEMU_and_its_status_is_reported()
    {
        string image = AppImage.OfTest("MultibootVm");
        string[] bare = OnQemu(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(image)!, "../../multiboot.elf")));
        using RunningMachine machine = new QemuMachine(image).Start();
        string[] guest = Checks(machine);
        machine.Expect("one two=3\r\n", patience);
        machine.Expect("vm0 ended with status 42; ", patience);

        Assert.That(bare, Is.Not.Empty.And.All.StartsWith("PASS "));
        Assert.That(guest, Is.EqualTo(bare));
    }

    // QEMU's own Multiboot loader and test devices.
    private static string[] OnQemu(string kernel)
    {
        string module = Path.Combine(Path.GetDirectoryName(kernel)!, "../module.txt");
        QemuMachine qemu = new(kernel)
        {
            ExtraArguments =
            [
                "-initrd", module, "-device", "pc-testdev", "-device", "isa-debug-exit,iobase=0xf4,iosize=0x4",
            ],
        };
        using RunningMachine machine = qemu.Start();
        string[] checks = Checks(machine);
        machine.ExpectEnd(patience);
        Assert.That(machine.ExitStatus, Is.EqualTo((42 * 2) + 1));
        return checks;
    }

    private static string[] Checks(RunningMachine machine)
    {
        machine.Expect(LastLine, patience);
        return [.. machine.Transcript.Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line[Math.Max(line.IndexOf("PASS ", StringComparison.Ordinal), 0)..])
            .Where(line => line.StartsWith("PASS ", StringComparison.Ordinal)
                || line.StartsWith("FAIL ", StringComparison.Ordinal))];
    }
}
