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
        ulong[] numbers = new ulong[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            numbers[i] = Read(machine, names[i]);
        }

        return numbers;
    }

    // Only a line that is whole counts: its end may have been lost.
    private static ulong Read(RunningMachine machine, string name)
    {
        while (machine.WaitFor(Mark + name + " ", patience) && machine.WaitFor("\n", patience))
        {
            Match match = Regex.Match(machine.Transcript, $@"{Mark}{Regex.Escape(name)} (\d+)\r?\n");
            if (match.Success)
            {
                return ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException($"The console never showed '{name} N':\n{machine.Transcript}");
    }
}
