// What tests expect of a machine's console; a failure shows all that it has shown.
using System.Diagnostics;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>Assertions that wait.</summary>
internal static class RunningMachineAssertions
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The console shows a text after what the last call found, within some time.</summary>
    public static void Expect(this RunningMachine machine, string text, TimeSpan patience) =>
        Assert.That(machine.WaitFor(text, patience), Is.True, $"'{text}' was not seen:\n{machine.Transcript}");

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
            isOver = machine.WaitForEnd(pause) || clock.Elapsed > patience;
            string shown = machine.Transcript[start..];
            missing = [.. texts.Where(text => !shown.Contains(text, StringComparison.Ordinal))];
        }
        while (missing.Length > 0 && !isOver);
        Assert.That(missing, Is.Empty, machine.Transcript);
    }

    /// <summary>The machine powers itself off, within some time.</summary>
    public static void ExpectEnd(this RunningMachine machine, TimeSpan patience) =>
        Assert.That(machine.WaitForEnd(patience), Is.True, $"The machine has not ended:\n{machine.Transcript}");
}
