// Creates the samples' guest kernel and root file system if they are missing or older than their sources.
using System.Diagnostics;

namespace CamkesNet.Launcher;

/// <summary>The files in guests/cache; those of 32-bit guests are in its folder i386.</summary>
internal static class GuestFiles
{
    /// <summary>Creates the samples' guest, unless it is newer than its sources.</summary>
    public static void Create(Repository repository) => Create(repository, repository.GuestCache, "bzimage", []);

    /// <summary>Creates the 32-bit guests, which only tests boot: a kernel with PAE and one without.</summary>
    public static void Create32Bit(Repository repository)
    {
        string folder = Path.Combine(repository.GuestCache, "i386");
        string[] options = ["--architecture", "i386", "--kernel-package"];
        Create(repository, folder, "bzimage", [.. options, "linux-image-686-pae"]);
        Create(repository, folder, "bzimage-non-pae", [.. options, "linux-image-686"]);
    }

    private static void Create(Repository repository, string folder, string kernel, string[] options)
    {
        string tool = Path.Combine(repository.Root, "guests");
        string overlay = Path.Combine(tool, "rootfs");
        string[] results =
        [
            Path.Combine(folder, kernel), Path.Combine(folder, "rootfs.cpio"),
        ];
        DateTime newestSource = Directory.EnumerateFiles(overlay, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(tool, "*.cs"))
            .Max(File.GetLastWriteTimeUtc);
        if (results.All(path => File.Exists(path) && File.GetLastWriteTimeUtc(path) >= newestSource))
        {
            return;
        }

        Prerequisites.EnsurePackageLists();
        using var process = Process.Start(
            "dotnet",
            [
                "run", "--project", tool, "--", "--output", folder, "--overlay", overlay, "--kernel-file", kernel,
                .. options,
            ]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LauncherException(
                $"The guest's kernel and root file system in '{folder}' could not be created: see the error above.");
        }
    }
}
