// The deterministic machine on which costs are measured: one tick of the time-stamp counter is one instruction.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Runs under QEMU's -icount, and reads "NAME NUMBER" lines off the console.</summary>
internal static class Meter
{
    /// <summary>
    /// shift=0: a nanosecond of virtual time an instruction. sleep=off: an idle machine jumps to its next timer.
    /// </summary>
    public static readonly string[] CountInstructions = ["-icount", "shift=0,sleep=off"];

    /// <summary>Begins every line that is a reading.</summary>
    public const string Mark = "probe:";

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(20);

    /// <summary>Waits for each line and gives its number.</summary>
    public static ulong[] Read(RunningMachine machine, params string[] names)
    {
        var numbers = new ulong[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            // The line is whole when its end has been seen.
            if (!machine.WaitFor(Mark + names[i] + " ", patience) || !machine.WaitFor("\n", patience))
            {
                throw new InvalidOperationException($"The console never showed '{names[i]} N':\n{machine.Transcript}");
            }

            Match match = Regex.Match(machine.Transcript, $@"{Mark}{Regex.Escape(names[i])} (\d+)");
            numbers[i] = ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return numbers;
    }
}
