// Makes the samples' guest kernel and root file system when they are not there yet, or when their sources changed.
using System.Diagnostics;

namespace CamkesNet.Launcher;

/// <summary>The files in guests/cache.</summary>
internal static class GuestFiles
{
    /// <summary>Runs the guests tool unless its results are newer than its sources.</summary>
    public static void Make(Repository repository)
    {
        string tool = Path.Combine(repository.Root, "guests");
        string overlay = Path.Combine(tool, "rootfs");
        string[] results =
        [
            Path.Combine(repository.GuestCache, "bzimage"), Path.Combine(repository.GuestCache, "rootfs.cpio"),
        ];
        DateTime newestSource = Directory.EnumerateFiles(overlay, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(tool, "*.cs"))
            .Max(File.GetLastWriteTimeUtc);
        if (results.All(path => File.Exists(path) && File.GetLastWriteTimeUtc(path) >= newestSource))
        {
            return;
        }

        Prerequisites.EnsurePackageLists();
        using Process process = Process.Start(
            "dotnet", ["run", "--project", tool, "--", "--output", repository.GuestCache, "--overlay", overlay]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LauncherException("The guest's kernel and root file system could not be made; see above.");
        }
    }
}
