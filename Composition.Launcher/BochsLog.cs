// What Bochs has to say, of which only the end of the machine matters.
namespace CamkesNet.Launcher;

/// <summary>Reads Bochs' log, which without a file of its own is on standard error.</summary>
internal sealed class BochsLog
{
    private const string PanicMark = ">>PANIC<<";

    private volatile string? panic;

    /// <summary>Why Bochs has ended, or null.</summary>
    public string? Panic => panic;

    /// <summary>Takes the next line; null at the end.</summary>
    public void Read(string? line)
    {
        int at = line?.IndexOf(PanicMark, StringComparison.Ordinal) ?? -1;
        if (at >= 0)
        {
            panic = line![(at + PanicMark.Length)..].Trim().TrimEnd('.');
        }
    }
}
