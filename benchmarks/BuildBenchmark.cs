// How long a person waits for dotnet build of the sample.
using System.Diagnostics;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>
/// Builds a fresh clone of the repository's last commit: everything, the sample alone, nothing changed, and one setting
/// changed. Wall time; the original on this project's machine: 128 s, 0.06 s and 17.3 s.
/// </summary>
internal static class BuildBenchmark
{
    private const string Name = "build";
    private const string Setting = "GuestRamMb = 128";
    private const string ChangedSetting = "GuestRamMb = 96";

    /// <summary>Prints the times.</summary>
    public static void Measure()
    {
        var repository = Repository.Find();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("camkes-build");
        try
        {
            string clone = Path.Combine(folder.FullName, "clone");
            Run(folder.FullName, "git", ["clone", "--quiet", repository.Root, clone]);
            CopyGuests(repository, new Repository(clone));
            string project = Path.Combine(clone, $"Samples.{GuestApp.Sample}");

            Print("everything, from a fresh clone", Build(project), null);
            Directory.Delete(Path.Combine(project, "bin"), recursive: true);
            Directory.Delete(Path.Combine(project, "obj"), recursive: true);
            Print("clean", Build(project), 30);
            Print("nothing changed", Build(project), 3);

            string source = Path.Combine(project, "Vm.cs");
            string text = File.ReadAllText(source);
            File.WriteAllText(source, text.Replace(Setting, ChangedSetting, StringComparison.Ordinal));
            Print("one setting changed", Build(project), 6);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CopyGuests(Repository from, Repository to)
    {
        Directory.CreateDirectory(to.GuestCache);
        foreach (string name in (string[])["bzimage", "rootfs.cpio"])
        {
            File.Copy(Path.Combine(from.GuestCache, name), Path.Combine(to.GuestCache, name));
        }
    }

    private static double Build(string project)
    {
        var clock = Stopwatch.StartNew();
        Run(project, "dotnet", ["build", "--nologo", "-v:q"]);
        return clock.Elapsed.TotalSeconds;
    }

    private static void Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string log = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' failed:\n{log}");
        }
    }

    private static void Print(string name, double seconds, double? reach) =>
        new Figure(Name, name, Math.Round(seconds, 2), "s", reach).Print();
}
