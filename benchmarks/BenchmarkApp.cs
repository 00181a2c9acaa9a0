// Builds an app of benchmarks/Apps and finds its image.
using System.Diagnostics;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

internal static class BenchmarkApp
{
    /// <summary>The image's path.</summary>
    public static string Build(string name)
    {
        string project = Path.Combine(Repository.Find().Root, "benchmarks", "Apps", name);
        var start = new ProcessStartInfo("dotnet", ["build", project, "-v:q", "--nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using Process build = Process.Start(start)!;
        string log = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return build.ExitCode == 0
            ? Path.Combine(project, "bin", "Debug", "net10.0", name + ".elf")
            : throw new InvalidOperationException($"The app {name} did not build:\n{log}");
    }
}
