// Compares generated sources with files in the source tree, named as Verify names them.
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Infrastructure;

/// <summary>
/// Snapshots <c>Class.Test.verified.txt</c>. With CAMKES_ACCEPT_SNAPSHOTS=1 in the environment they are written
/// instead of compared, except in CI.
/// </summary>
internal static class Snapshot
{
    private static bool Accepts =>
        Environment.GetEnvironmentVariable("CAMKES_ACCEPT_SNAPSHOTS") == "1"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>
    /// Runs the generator; compares what it writes with the snapshot of the calling test; compiles it without any
    /// diagnostic; and checks what <see cref="Pipeline.AssertCached"/> does.
    /// </summary>
    public static GeneratorRun Verify(
        Compilation compilation, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var run = GeneratorRun.Of(compilation);
        Compare(Render(run), $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        Assert.That(run.Output.GetDiagnostics().Visible(), Is.Empty, "the generated sources compile");
        Pipeline.AssertCached(run, compilation);
        return run;
    }

    /// <summary>The names of the snapshot files, without their extension.</summary>
    public static IEnumerable<string> Names() => Directory
        .GetFiles(TestPaths.Snapshots, "*.verified.txt")
        .Select(file => Path.GetFileName(file).Replace(".verified.txt", "", StringComparison.Ordinal));

    private static string Render(GeneratorRun run)
    {
        StringBuilder text = new();
        foreach (GeneratedSourceResult source in run.Sources)
        {
            text.Append("//// ").Append(source.HintName).Append('\n').Append(source.SourceText).Append('\n');
        }

        return text.Replace("\r\n", "\n").ToString();
    }

    private static void Compare(string received, string name)
    {
        string file = Path.Combine(TestPaths.Snapshots, name + ".verified.txt");
        if (Accepts)
        {
            File.WriteAllText(file, received);
            return;
        }

        Assert.That(
            File.Exists(file), Is.True, $"{name} has no snapshot: run with CAMKES_ACCEPT_SNAPSHOTS=1 and look at it");
        string verified = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.That(received, Is.EqualTo(verified));
    }
}
