// Finds in Bochs' log the reason for which it ended.
namespace CamkesNet.Launcher;

/// <summary>Reads Bochs' log, which Bochs writes to standard error if no file is configured.</summary>
internal sealed class BochsLog
{
    private const string PanicMark = ">>PANIC<<";

    private volatile string? panic;

    /// <summary>The reason for which Bochs ended, or null.</summary>
    public string? Panic => panic;

    /// <summary>Processes the next line of the log, or null at its end.</summary>
    public void Read(string? line)
    {
        int at = line?.IndexOf(PanicMark, StringComparison.Ordinal) ?? -1;
        if (at >= 0)
        {
            panic = line![(at + PanicMark.Length)..].Trim().TrimEnd('.');
        }
    }
}
