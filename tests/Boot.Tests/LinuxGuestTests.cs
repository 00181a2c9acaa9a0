// The sample's guest, an unmodified Linux, from power-on to a shell.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class LinuxGuestTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);

    [Test]
    public void Linux_comes_up_to_a_login_that_lets_root_in_restarts_on_reboot_and_stops_on_poweroff()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfSample("Cma34crMinimal")).Start();
        Expect(machine, "1 VM (vm0: 128 MiB, bzimage + rootfs.cpio), SVM");
        Expect(machine, "Welcome to CamkesNet");
        LogIn(machine);

        machine.Type("uname -s; grep -c hypervisor /proc/cpuinfo; echo $((6 * 7))\n");
        Expect(machine, "Linux");
        Expect(machine, "42");

        machine.Type("reboot\n");
        LogIn(machine);

        machine.Type("poweroff\n");
        Expect(machine, "vm0 powered off");
    }

    [Test]
    public void Without_SVM_the_components_run_and_the_guest_is_reported()
    {
        QemuMachine bare = new(AppImage.OfSample("Cma34crMinimal")) { Processor = "qemu64,-svm" };
        using RunningMachine machine = bare.Start();
        Expect(machine, "CN3002 vm0 cannot start");
    }

    [Test]
    public void Too_little_memory_is_said_in_one_sentence_with_how_much_is_needed()
    {
        QemuMachine small = new(AppImage.OfSample("Cma34crMinimal")) { MemoryMb = 96 };
        using RunningMachine machine = small.Start();
        Expect(machine, "CN3001");
        Expect(machine, "MiB");
    }

    private static void LogIn(RunningMachine machine)
    {
        Expect(machine, "camkes login: ");
        machine.Type("root\n");
        Expect(machine, "# ");
    }

    private static void Expect(RunningMachine machine, string text) =>
        Assert.That(machine.WaitFor(text, patience), Is.True, $"'{text}' was not seen:\n{machine.Transcript}");
}
