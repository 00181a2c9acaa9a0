// What tests expect of a machine's console; a failure shows all that it has shown.
using System.Diagnostics;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;
using CamkesNet.Tests.TimeLimits;

namespace CamkesNet.Tests;

/// <summary>Assertions that wait.</summary>
internal static partial class RunningMachineAssertions
{
    // The time for a machine that hangs to print its state.
    private static readonly TimeSpan answerTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for a text on the console after the match of the previous call, within a time limit.</summary>
    public static void Expect(this RunningMachine machine, string text, TimeSpan patience)
    {
        if (!TestTime.Limit(() => machine.WaitFor(text, patience), machine.End))
        {
            throw new AssertionException(
                $"'{text}' was not seen{TestTime.Remark}:\n{machine.Transcript}\nWhat it is at:\n{Inspect(machine)}");
        }
    }

    /// <summary>
    /// The console shows texts, in whatever order, behind the first <paramref name="start"/> characters of its
    /// transcript, within some time. What <see cref="Expect"/> looks at stays the same.
    /// </summary>
    public static void ExpectInAnyOrder(this RunningMachine machine, int start, TimeSpan patience, params string[] texts)
    {
        var clock = Stopwatch.StartNew();
        string[] missing;
        bool isOver;
        do
        {
            // Before the look at the transcript: a machine that has ended gets its last one.
            isOver = machine.WaitForEnd(pause) || clock.Elapsed > patience || TestTime.Token.IsCancellationRequested;
            string shown = machine.Transcript[start..];
            missing = [.. texts.Where(text => !shown.Contains(text, StringComparison.Ordinal))];
        }
        while (missing.Length > 0 && !isOver);
        Assert.That(missing, Is.Empty, $"{machine.Transcript}\nThis is all{TestTime.Remark}.");
    }

    /// <summary>The machine powers itself off, within some time.</summary>
    public static void ExpectEnd(this RunningMachine machine, TimeSpan patience) =>
        Assert.That(
            TestTime.Limit(() => machine.WaitForEnd(patience) && !TestTime.Token.IsCancellationRequested, machine.End),
            Is.True,
            $"The machine has not ended{TestTime.Remark}:\n{machine.Transcript}");

    // A machine that hangs does so once in many runs: what can be asked then must be asked at once. The emulator shows
    // where the processor is, twice: in a loop or asleep. Only then a key is pressed, since its interrupt can wake a
    // machine that sleeps for want of one: the serial server shows its virtual machine's status if it lives.
    private static string Inspect(RunningMachine machine)
    {
        int start = machine.Transcript.Length;
        foreach (string request in (string[])[machine.StateRequest, machine.StateRequest, "\u001ds"])
        {
            machine.Type(request);
            machine.WaitForEnd(answerTime);
        }

        return LineEditing().Replace(machine.Transcript[start..], "");
    }

    // The monitor shows a line again with each key of it, and goes back over it: ECMA-48, CUB.
    [GeneratedRegex(@"(?<=\(qemu\) ).*\e\[D")]
    private static partial Regex LineEditing();
}
