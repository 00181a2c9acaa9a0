// What became of a test on one machine.
using System.Globalization;
using System.Text.RegularExpressions;

namespace CamkesNet.Tests.KvmUnitTests;

/// <summary>How a run ended.</summary>
internal enum Ending
{
    NotRun,
    Passed,
    Failed,
    Skipped,
    Aborted,

    /// <summary>The machine was reset or stopped.</summary>
    Crashed,

    /// <summary>It did not end in time.</summary>
    Hung,
}

/// <summary>The ending, and how many of the sub-tests passed.</summary>
internal sealed partial record Outcome(Ending Ending, int PassedChecks, int AllChecks)
{
    // What the tests exit with: errno-like numbers of the suite's own.
    private const uint Pass = 0;
    private const uint Skip = 38;
    private const uint Abort = 63;

    public static Outcome NotRun { get; } = new(Ending.NotRun, 0, 0);

    /// <summary>From a test's exit status (null: it has not ended by itself) and its console.</summary>
    public static Outcome Of(uint? status, bool isHanging, string transcript)
    {
        // "PASS: name", "FAIL: name", "SKIP: name"; a few tests print neither and have only their status.
        int passed = Passes().Count(transcript);
        int all = passed + Failures().Count(transcript);
        Ending ending = status switch
        {
            Pass => Ending.Passed,
            Skip => Ending.Skipped,
            Abort => Ending.Aborted,
            null => isHanging ? Ending.Hung : Ending.Crashed,
            _ => Ending.Failed,
        };
        return new Outcome(ending, passed, all);
    }

    public override string ToString()
    {
        string text = Ending switch
        {
            Ending.NotRun => "–",
            Ending.Passed => "pass",
            Ending.Failed => "fail",
            Ending.Skipped => "skip",
            Ending.Aborted => "abort",
            Ending.Crashed => "crash",
            _ => "hang",
        };
        return AllChecks == 0
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} {PassedChecks}/{AllChecks}");
    }

    [GeneratedRegex("^PASS: ", RegexOptions.Multiline)]
    private static partial Regex Passes();

    [GeneratedRegex("^FAIL: ", RegexOptions.Multiline)]
    private static partial Regex Failures();
}
