// The lines that the build prints.
using System.Diagnostics;
using System.Globalization;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Pipeline;

/// <summary>Reports the progress of the build: one line for each step, with the time it took.</summary>
/// <param name="output">Where the lines go.</param>
internal sealed class BuildProgress(TextWriter output)
{
    private const int StepWidth = 56;
    private readonly Lock gate = new();

    /// <summary>Runs a step and reports it.</summary>
    public T Step<T>(string what, Func<T> action)
    {
        var clock = Stopwatch.StartNew();
        T result = action();
        Report(what, clock.Elapsed);
        return result;
    }

    /// <summary>Reports a step that has ended.</summary>
    public void Report(string what, TimeSpan elapsed)
    {
        lock (gate)
        {
            string seconds = elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
            output.WriteLine($"[camkes] {what.PadRight(StepWidth)} {seconds} s");
        }
    }

    /// <summary>Reports a warning, which MSBuild recognizes by its form.</summary>
    public void Warn(BuildDiagnostic warning)
    {
        lock (gate)
        {
            output.WriteLine(warning);
        }
    }

    /// <summary>Reports a message without a duration.</summary>
    public void Say(string what)
    {
        lock (gate)
        {
            output.WriteLine($"[camkes] {what}");
        }
    }
}
