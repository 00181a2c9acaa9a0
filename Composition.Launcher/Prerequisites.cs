// Installs what a boot needs and a fresh Debian lacks.
using System.Diagnostics;
using Spectre.Console;

namespace CamkesNet.Launcher;

/// <summary>The programs that boot an image; building one needs none of them.</summary>
internal static class Prerequisites
{
    private static readonly (string Program, string Package)[] needed =
    [
        (QemuMachine.Program, "qemu-system-x86"),
    ];

    /// <summary>Installs the packages of programs that are not on PATH, and says so.</summary>
    public static void Install()
    {
        string[] missing = needed.Where(tool => !IsOnPath(tool.Program)).Select(tool => tool.Package).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        if (!IsOnPath("apt-get"))
        {
            throw new LauncherException(
                $"{string.Join(", ", missing)} is needed to boot an image and this is not Debian: install it and try again.");
        }

        AnsiConsole.MarkupLineInterpolated($"[grey]installing {string.Join(", ", missing)}[/]");
        AptGet("update", "-qq");
        AptGet(["install", "-y", "-qq", "--no-install-recommends", .. missing]);
    }

    /// <summary>Brings the package lists that guest packages are looked up in, where the machine has none.</summary>
    public static void EnsurePackageLists()
    {
        const string Lists = "/var/lib/apt/lists";
        if (IsOnPath("apt-get") && !Directory.EnumerateFiles(Lists, "*_Packages*").Any())
        {
            AnsiConsole.MarkupLine("[grey]fetching the package lists[/]");
            AptGet("update", "-qq");
        }
    }

    private static void AptGet(params string[] arguments)
    {
        string[] command = Environment.UserName == "root" ? ["apt-get", .. arguments] : ["sudo", "apt-get", .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LauncherException($"'{string.Join(' ', command)}' ended with status {process.ExitCode}.");
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
