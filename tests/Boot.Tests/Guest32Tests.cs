// A 64-bit and a 32-bit Linux in one system; the 32-bit one has neither ACPI nor an APIC.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class Guest32Tests
{
    // Colours of the first two virtual machines: ECMA-48, SGR.
    private const string Green = "\e[32m";
    private const string Yellow = "\e[33m";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    [Test]
    public void A_64_bit_and_a_32_bit_guest_run_side_by_side_and_input_goes_to_the_one_that_is_chosen()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("TwoGuests")).Start();
        Expect(machine, "2 VMs");
        LogIn(machine);
        machine.Type("uname -m\n");
        Expect(machine, Green + "x86_64");
        Expect(machine, "# ");

        machine.Type("@1");
        Expect(machine, "Input goes to vm1");
        machine.Type("\n");
        LogIn(machine);
        machine.Type("uname -m\n");
        Expect(machine, Yellow + "i686");
        machine.Type("grep timer /proc/interrupts\n");
        Expect(machine, "XT-PIC      timer");

        machine.Type("echo started at $(date +%s); sleep 3; echo ended at $(date +%s).\n");
        Expect(machine, Yellow + "ended at ");
        Expect(machine, ".");
        long start = Number(machine, "started at ([0-9]+)");
        Assert.That(Number(machine, "ended at ([0-9]+)") - start, Is.InRange(3, 30));
        Assert.That(
            DateTimeOffset.FromUnixTimeSeconds(start), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromHours(1)));

        machine.Type("@0");
        Expect(machine, "Input goes to vm0");
        machine.Type("uname -m\n");
        Expect(machine, Green + "x86_64");
    }

    private static long Number(RunningMachine machine, string pattern) =>
        long.Parse(Regex.Match(machine.Transcript, pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    private static void LogIn(RunningMachine machine)
    {
        Expect(machine, "camkes login: ");
        machine.Type("root\n");
        Expect(machine, "# ");
    }

    private static void Expect(RunningMachine machine, string text) =>
        Assert.That(machine.WaitFor(text, patience), Is.True, $"'{text}' was not seen:\n{machine.Transcript}");
}
