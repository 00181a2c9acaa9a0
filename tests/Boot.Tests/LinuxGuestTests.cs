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
        machine.Expect("1 VM (vm0: 128 MiB, bzimage + rootfs.cpio), SVM", patience);
        machine.Expect("Welcome to CamkesNet", patience);
        LogIn(machine);

        machine.Type("uname -s; grep -c hypervisor /proc/cpuinfo; echo $((6 * 7))\n");
        machine.Expect("Linux", patience);
        machine.Expect("42", patience);

        machine.Type("reboot\n");
        LogIn(machine);

        machine.Type("poweroff\n");
        machine.Expect("vm0 powered off", patience);

        // The serial server still waits for keys, and for nobody.
        machine.Expect("nothing left to do, powering off (components waiting: 4, stopped: 0)", patience);
        machine.ExpectEnd(patience);
    }

    [Test]
    public void Without_SVM_the_components_run_and_the_guest_is_reported()
    {
        QemuMachine bare = new(AppImage.OfSample("Cma34crMinimal")) { Processor = "qemu64,-svm" };
        string[] exitDevice = ["-device", "isa-debug-exit,iobase=0xf4,iosize=4"];
        using RunningMachine machine = bare.With(exitDevice).Start();
        machine.Expect("CN3002 vm0 cannot start", patience);
        machine.ExpectEnd(patience);
        Assert.That(machine.ExitStatus, Is.EqualTo((5 * 2) + 1), "status 5, as the device gives it");
    }

    [Test]
    public void Too_little_memory_is_said_in_one_sentence_with_how_much_is_needed()
    {
        QemuMachine small = new(AppImage.OfSample("Cma34crMinimal")) { MemoryMb = 96 };
        using RunningMachine machine = small.Start();
        machine.Expect("CN3001", patience);
        machine.Expect(" KiB, its largest free piece ", patience);
    }

    [Test]
    public void A_machine_whose_memory_ends_before_the_image_says_so()
    {
        QemuMachine small = new(AppImage.OfSample("Cma34crMinimal")) { MemoryMb = 24 };
        using RunningMachine machine = small.Start();
        machine.Expect("CN3001 too little memory: the image ends behind it", patience);
    }

    private static void LogIn(RunningMachine machine)
    {
        machine.Expect("camkes login: ", patience);
        machine.Type("root\n");
        machine.Expect("# ", patience);
    }
}
