// Makes the samples' guest kernel and root file system when they are not there yet, or when their sources changed.
using System.Diagnostics;

namespace CamkesNet.Launcher;

/// <summary>The files in guests/cache; those of a 32-bit guest are in its folder i386.</summary>
internal static class GuestFiles
{
    /// <summary>Makes the samples' guest, unless it is newer than its sources.</summary>
    public static void Make(Repository repository) => Make(repository, repository.GuestCache, []);

    /// <summary>Makes the 32-bit guest, which only tests boot.</summary>
    public static void Make32Bit(Repository repository) =>
        Make(repository, Path.Combine(repository.GuestCache, "i386"), ["--architecture", "i386"]);

    private static void Make(Repository repository, string folder, string[] options)
    {
        string tool = Path.Combine(repository.Root, "guests");
        string overlay = Path.Combine(tool, "rootfs");
        string[] results =
        [
            Path.Combine(folder, "bzimage"), Path.Combine(folder, "rootfs.cpio"),
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
            "dotnet", ["run", "--project", tool, "--", "--output", folder, "--overlay", overlay, .. options]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LauncherException("The guest's kernel and root file system could not be made; see above.");
        }
    }
}
