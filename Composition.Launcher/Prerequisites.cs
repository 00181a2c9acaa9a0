// Installs the Debian packages that booting an image needs.
using System.Diagnostics;
using Spectre.Console;

namespace CamkesNet.Launcher;

/// <summary>The programs that boot an image. Building an image does not need them.</summary>
internal static class Prerequisites
{
    /// <summary>Installs the missing packages and reports it.</summary>
    public static void Install(IEnumerable<DebianPackage> packages)
    {
        string[] missing = packages.Where(package => !package.IsInstalled).Select(package => package.Name).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        if (!DebianPackage.IsOnPath("apt-get"))
        {
            throw new LauncherException(
                $"Booting needs {string.Join(", ", missing)}, and this is not Debian: install them and try again.");
        }

        AnsiConsole.MarkupLineInterpolated($"[grey]installing {string.Join(", ", missing)}[/]");
        AptGet("update", "-qq");
        AptGet(["install", "-y", "-qq", "--no-install-recommends", .. missing]);
    }

    /// <summary>Downloads apt's package lists, which finding guest packages needs, if the machine has none.</summary>
    public static void EnsurePackageLists()
    {
        const string Lists = "/var/lib/apt/lists";
        if (DebianPackage.IsOnPath("apt-get") && !Directory.EnumerateFiles(Lists, "*_Packages*").Any())
        {
            AnsiConsole.MarkupLine("[grey]fetching the package lists[/]");
            AptGet("update", "-qq");
        }
    }

    private static void AptGet(params string[] arguments)
    {
        bool isRoot = Environment.UserName == "root";
        string[] command = isRoot ? ["apt-get", .. arguments] : ["sudo", "apt-get", .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LauncherException(
                $"'{string.Join(' ', command)}' failed with status {process.ExitCode}: see its output above.");
        }
    }
}
