// 32-bit Linux guests: with PAE and without, with ACPI and the APICs and with nothing but PIC and PIT.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Build.Images;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

// Two guests on one emulated processor, or Bochs, which interprets every instruction: minutes to a login.
[CancelAfter(MostMilliseconds)]
internal sealed partial class Guest32Tests
{
    // Colours of the first two virtual machines: ECMA-48, SGR.
    private const string Green = "\e[32m";
    private const string Yellow = "\e[33m";

    // The serial server's escape key, Ctrl-].
    private const string Escape = "\u001d";
    private const string WithoutPae = "-686\r";
    private const string WithPae = "-686-pae\r";

    // A line that ends with a number; the command's echo does not.
    private const string Number = "([0-9]+)\r";
    private const int MostMilliseconds = 10 * 60_000;
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(MostMilliseconds);

    [Test]
    public void A_64_bit_and_a_32_bit_guest_run_side_by_side_and_input_goes_to_the_one_that_is_chosen()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("TwoGuests")).Start();
        var shell = new GuestShell(machine, patience);
        machine.Expect("2 VMs", patience);
        shell.LogIn();
        Assert.That(shell.Run("uname -m"), Does.Contain(Green + "x86_64"));

        machine.ExpectInAnyOrder(0, patience, Yellow + "[vm1] camkes login: ");
        machine.Type(Escape + "1");
        machine.Expect("Input goes to vm1", patience);
        machine.Type("\n");
        shell.LogIn();
        Assert.That(shell.Run("uname -m"), Does.Contain(Yellow + "i686"));
        Assert.That(shell.Run("uname -r"), Does.Contain(WithPae));
        CheckThatPicAndPitTellTheTime(shell);
        Assert.That(shell.Run("dmesg | grep MultiProc"), Does.Contain("Intel MultiProcessor Specification v1.4"));

        machine.Type(Escape + "0");
        machine.Expect("Input goes to vm0", patience);
        Assert.That(shell.Run("uname -m"), Does.Contain(Green + "x86_64"));

        machine.Type(Escape + "m");
        machine.Expect("Input goes to all virtual machines", patience);
        int asked = machine.Transcript.Length;
        machine.Type("echo both: $(uname -m)\n");
        machine.ExpectInAnyOrder(asked, patience, "both: x86_64", "both: i686");
        machine.Type(Escape + "9");
        machine.Expect("There is no vm9.", patience);
    }

    [Test]
    public void A_kernel_without_PAE_and_one_with_it_use_ACPI_and_the_local_APIC()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("ApicGuests")).Start();
        var shell = new GuestShell(machine, patience);
        shell.LogIn();
        Assert.That(shell.Run("uname -r"), Does.Contain(WithPae));
        CheckThatTheLocalApicTicks(shell);

        machine.Type(Escape + "1");
        machine.Expect("Input goes to vm1", patience);
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
        running.Expect(extension, patience);
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

    // The RTC has its own clock, so it shows whether the guest's seconds have the right length.
    private static void CheckTime(GuestShell shell)
    {
        const int Seconds = 5;

        // The RTC shows whole seconds, which makes one of difference. The other is for a host that holds the machine up
        // just between the two readings.
        const int Tolerance = 2;
        Assert.That(
            DateTimeOffset.FromUnixTimeSeconds(shell.Ask("date +%s", Number)),
            Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromHours(1)));
        (TimeSpan rtcBefore, decimal before) = ReadClocks(shell);
        shell.Run($"sleep {Seconds}");
        (TimeSpan rtcAfter, decimal after) = ReadClocks(shell);
        Assert.That(after - before, Is.GreaterThanOrEqualTo(Seconds));
        double passed = (rtcAfter - rtcBefore + TimeSpan.FromDays(1)).TotalSeconds % TimeSpan.FromDays(1).TotalSeconds;
        Assert.That(passed, Is.EqualTo((double)(after - before)).Within(Tolerance));
    }

    // The time of the RTC and the seconds since the guest's start, by one process: what the host takes to carry keys
    // and start programs stays outside.
    private static (TimeSpan Rtc, decimal Uptime) ReadClocks(GuestShell shell)
    {
        string output = shell.Run("cat /proc/driver/rtc /proc/uptime");
        Match match = Clocks().Match(output);
        Assert.That(match.Success, Is.True, output);
        return (
            TimeSpan.Parse(match.Groups["rtc"].Value, CultureInfo.InvariantCulture),
            decimal.Parse(match.Groups["uptime"].Value, CultureInfo.InvariantCulture));
    }

    // "rtc_time : 12:34:56", other lines, and the time up and idle: "12.34 5.67".
    [GeneratedRegex(
        @"rtc_time\s*: (?<rtc>[0-9:]+).*?(?<uptime>[0-9]+\.[0-9]{2}) [0-9]+\.[0-9]{2}\r", RegexOptions.Singleline)]
    private static partial Regex Clocks();
}
