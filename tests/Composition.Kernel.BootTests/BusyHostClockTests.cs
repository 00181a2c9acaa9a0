// The frequency of the time-stamp counter where a busy host holds the emulator up again and again.
using System.Globalization;
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using RunningMachine = CamkesNet.Launcher.RunningMachine;

namespace CamkesNet.Tests;

[TestFixture]
public partial class BusyHostClockTests
{
    private const int Stop = 19;
    private const int Continue = 18;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    [Test]
    public void The_frequency_is_right_within_one_per_cent() => Compare(boots: 3);

    [Test]
    [Category("Long")]
    [CancelAfter(2 * 60 * 60_000)] // a hundred boots, each held up for most of its time
    public void The_frequency_is_right_within_one_per_cent_in_a_hundred_boots() => Compare(boots: 100);

    private static void Compare(int boots)
    {
        ulong expected = Frequency(_ => { });
        for (int i = 0; i < boots; i++)
        {
            ulong measured = Frequency(HoldUp);
            TestContext.Out.WriteLine($"{measured} hertz held up, {expected} otherwise");
            Assert.That(measured, Is.EqualTo(expected).Within(1).Percent);
        }
    }

    private static ulong Frequency(Action<RunningMachine> meanwhile)
    {
        var system = new TestSystem();
        system.Component("clock").Thread("control", 100, code =>
        {
            code.SystemCall(SystemCallOperation.KernelFact, CapabilitySlot.Log, (ulong)KernelFact.TimestampFrequency);
            code.LogHex("frequency");
            code.WaitForEver();
        });
        string[] lines = Machine.Run(system, meanwhile).Split('\n');
        return ulong.Parse(
            lines[Array.IndexOf(lines, "frequency") + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>The emulator runs for a millisecond and rests for 27, half of what the interval timer counts.</summary>
    private static void HoldUp(RunningMachine machine)
    {
        DateTime end = DateTime.UtcNow + patience;
        while (DateTime.UtcNow < end && Signal(machine.ProcessId, Stop) == 0)
        {
            Thread.Sleep(27);
            _ = Signal(machine.ProcessId, Continue);
            if (machine.WaitForEnd(TimeSpan.FromMilliseconds(1)))
            {
                return;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
