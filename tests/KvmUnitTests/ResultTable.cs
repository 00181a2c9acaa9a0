// The results as a Markdown table.
namespace CamkesNet.Tests.KvmUnitTests;

/// <summary>A test's outcomes.</summary>
internal sealed record ResultRow(string Name, Outcome Bare, Outcome OnSvm, Outcome OnVtx)
{
    /// <summary>The bare machine is better than a guest of ours.</summary>
    public bool IsRegression => Bare.Ending == Ending.Passed
        && (OnSvm.Ending != Ending.Passed || OnVtx.Ending is not (Ending.Passed or Ending.NotRun));

    public override string ToString() => $"{Name}: bare {Bare}, SVM {OnSvm}, VT-x {OnVtx}";
}

/// <summary>Writes rows.</summary>
internal static class ResultTable
{
    public static void Write(TextWriter output, IEnumerable<ResultRow> rows, bool withVtx)
    {
        output.WriteLine("| test | bare QEMU | guest, SVM |" + (withVtx ? " guest, VT-x |" : ""));
        output.WriteLine("|---|---|---|" + (withVtx ? "---|" : ""));
        foreach (ResultRow row in rows)
        {
            output.WriteLine(
                $"| `{row.Name}` | {row.Bare} | {row.OnSvm} |" + (withVtx ? $" {row.OnVtx} |" : ""));
        }
    }
}
