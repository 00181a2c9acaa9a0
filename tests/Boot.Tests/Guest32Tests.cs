// 32-bit Linux guests: with PAE and without, with ACPI and the APICs and with nothing but PIC and PIT.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Build.Images;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class Guest32Tests
{
    // Colours of the first two virtual machines: ECMA-48, SGR.
    private const string Green = "\e[32m";
    private const string Yellow = "\e[33m";
    private const string WithoutPae = "-686\r";
    private const string WithPae = "-686-pae\r";

    // A line that ends with a number; the command's echo does not.
    private const string Number = "([0-9]+)\r";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(20);

    [Test]
    public void A_64_bit_and_a_32_bit_guest_run_side_by_side_and_input_goes_to_the_one_that_is_chosen()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("TwoGuests")).Start();
        var shell = new GuestShell(machine, patience);
        Expect(machine, "2 VMs");
        shell.LogIn();
        Assert.That(shell.Run("uname -m"), Does.Contain(Green + "x86_64"));

        machine.Type("@1");
        Expect(machine, "Input goes to vm1");
        machine.Type("\n");
        shell.LogIn();
        Assert.That(shell.Run("uname -m"), Does.Contain(Yellow + "i686"));
        Assert.That(shell.Run("uname -r"), Does.Contain(WithPae));
        CheckThatPicAndPitTellTheTime(shell);

        machine.Type("@0");
        Expect(machine, "Input goes to vm0");
        Assert.That(shell.Run("uname -m"), Does.Contain(Green + "x86_64"));

        machine.Type("@m");
        Expect(machine, "Input goes to all virtual machines");
        int asked = machine.Transcript.Length;
        machine.Type("echo both: $(uname -m)\n");
        Assert.That(SpinWait.SpinUntil(
            () => Both(machine.Transcript[asked..]), patience), Is.True, machine.Transcript);
        machine.Type("@9");
        Expect(machine, "There is no virtual machine of this number");
    }

    private static bool Both(string output) =>
        output.Contains("both: x86_64", StringComparison.Ordinal) &&
        output.Contains("both: i686", StringComparison.Ordinal);

    [Test]
    public void A_kernel_without_PAE_and_one_with_it_use_ACPI_and_the_local_APIC()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("ApicGuests")).Start();
        var shell = new GuestShell(machine, patience);
        shell.LogIn();
        Assert.That(shell.Run("uname -r"), Does.Contain(WithPae));
        CheckThatTheLocalApicTicks(shell);

        machine.Type("@1");
        Expect(machine, "Input goes to vm1");
        machine.Type("\n");
        shell.LogIn();
        Assert.That(shell.Run("uname -r"), Does.Contain(WithoutPae));
        CheckThatTheLocalApicTicks(shell);
    }

    [Test]
    public void A_kernel_without_PAE_that_has_only_PIC_and_PIT_tells_the_time_on_SVM() =>
        CheckPicGuest(new QemuMachine(AppImage.OfTest("PicGuest")), "SVM");

    [Test]
    public void A_kernel_without_PAE_that_has_only_PIC_and_PIT_tells_the_time_on_VT_x()
    {
        string iso = Path.Combine(TestContext.CurrentContext.WorkDirectory, "PicGuest.iso");
        GrubIso.Write(AppImage.OfTest("PicGuest"), iso);
        CheckPicGuest(new BochsMachine(iso), "VMX");
    }

    private static void CheckPicGuest(Machine machine, string extension)
    {
        using RunningMachine running = machine.Start();
        var shell = new GuestShell(running, patience);
        Expect(running, extension);
        shell.LogIn();
        Assert.That(shell.Run("uname -r"), Does.Contain(WithoutPae));
        CheckThatPicAndPitTellTheTime(shell);
    }

    private static void CheckThatPicAndPitTellTheTime(GuestShell shell)
    {
        long ticks = Ticks();
        CheckTime(shell);
        Assert.That(Ticks(), Is.GreaterThan(ticks));
        Assert.That(shell.Ask("grep LOC: /proc/interrupts", "LOC: +([0-9]+)"), Is.Zero);

        long Ticks() => shell.Ask("grep timer /proc/interrupts", "0: +([0-9]+) +XT-PIC +timer");
    }

    private static void CheckThatTheLocalApicTicks(GuestShell shell)
    {
        long ticks = Ticks();
        CheckTime(shell);
        Assert.That(Ticks(), Is.GreaterThan(ticks));

        long Ticks() => shell.Ask("grep LOC: /proc/interrupts", "LOC: +([0-9]+)");
    }

    // The RTC has a clock of its own, so it tells whether the guest's seconds are as long as they should be.
    private static void CheckTime(GuestShell shell)
    {
        const int Seconds = 5;
        Assert.That(
            DateTimeOffset.FromUnixTimeSeconds(shell.Ask("date +%s", Number)),
            Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromHours(1)));
        TimeSpan before = Rtc();
        long start = Uptime();
        shell.Run($"sleep {Seconds}");
        long slept = Uptime() - start;
        Assert.That(slept, Is.GreaterThanOrEqualTo(Seconds));
        double passed = (Rtc() - before + TimeSpan.FromDays(1)).TotalSeconds % TimeSpan.FromDays(1).TotalSeconds;
        Assert.That(passed, Is.EqualTo(slept).Within(2));

        TimeSpan Rtc() => TimeSpan.Parse(
            Regex.Match(shell.Run("grep rtc_time /proc/driver/rtc"), "[0-9]+:[0-9]+:[0-9]+").Value,
            CultureInfo.InvariantCulture);
        long Uptime() => shell.Ask("cut -d. -f1 /proc/uptime", Number);
    }

    private static void Expect(RunningMachine machine, string text) =>
        Assert.That(machine.WaitFor(text, patience), Is.True, $"'{text}' was not seen:\n{machine.Transcript}");
}
