// Writes the ISO from which machines boot an image: GRUB, its menu and the image.
using System.Diagnostics;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Images;

/// <summary>
/// Bootable ISOs, for optical drives and USB sticks alike: by BIOS, and by UEFI where GRUB's EFI modules are installed.
/// </summary>
public static class GrubIso
{
    /// <summary>The Debian packages of the tools, without the optional one for UEFI.</summary>
    public const string Packages = "grub-common grub-pc-bin xorriso mtools";

    private const string Writer = "grub-mkrescue";
    private const string ImageInIso = "/boot/image.elf";

    /// <summary>
    /// What GRUB needs to read the ISO from any medium, to load the image and to leave the firmware's screen in order.
    /// The partition tables are all that its part_maps names: it complains about each that is not there.
    /// </summary>
    private const string Modules =
        "normal iso9660 multiboot2 linux all_video part_acorn part_amiga part_apple part_bsd part_dfly part_dvh "
        + "part_gpt part_msdos part_plan part_sun part_sunpc";

    /// <summary>The directory of GRUB's modules for BIOS, with which it has to be able to boot at least.</summary>
    private const string BiosModules = "/usr/lib/grub/i386-pc";

    private const string LinuxInIso = "/boot/vmlinuz";
    private const string InitrdInIso = "/boot/initrd";

    private static readonly string[] programs = [Writer, "xorriso", "mformat"];

    /// <summary>Writes the ISO that boots <paramref name="image"/> without a prompt.</summary>
    /// <param name="image">The bootable ELF file.</param>
    /// <param name="iso">The output file.</param>
    /// <param name="kernelOption">What GRUB passes to the kernel; empty for nothing.</param>
    /// <exception cref="BuildException">A tool is missing or fails.</exception>
    public static void Write(string image, string iso, string kernelOption = "") => Write(
        iso,
        Menu(Path.GetFileNameWithoutExtension(image), $"multiboot2 {ImageInIso} {kernelOption}".TrimEnd()),
        (image, ImageInIso));

    /// <summary>Writes an ISO that boots Linux itself: what a guest is compared with.</summary>
    /// <param name="kernel">The bzImage.</param>
    /// <param name="initrd">The initial RAM disk; null for none.</param>
    /// <param name="commandLine">The kernel's command line.</param>
    /// <param name="iso">The output file.</param>
    /// <exception cref="BuildException">A tool is missing or fails.</exception>
    public static void WriteLinux(string kernel, string? initrd, string commandLine, string iso)
    {
        string command = $"linux {LinuxInIso} {commandLine}";
        if (initrd == null)
        {
            Write(iso, Menu("Linux", command), (kernel, LinuxInIso));
        }
        else
        {
            Write(
                iso,
                Menu("Linux", $"{command}\n    initrd {InitrdInIso}"),
                (kernel, LinuxInIso),
                (initrd, InitrdInIso));
        }
    }

    private static void Write(string iso, string menu, params (string File, string PlaceInIso)[] files)
    {
        RequireTools();
        DirectoryInfo tree = Directory.CreateTempSubdirectory("camkes-iso-");
        try
        {
            string grub = Path.Combine(tree.FullName, "boot", "grub");
            Directory.CreateDirectory(grub);
            File.WriteAllText(Path.Combine(grub, "grub.cfg"), menu);
            foreach ((string file, string place) in files)
            {
                File.Copy(file, tree.FullName + place);
            }

            // Written under another name first, so that an existing ISO is complete.
            string unfinished = iso + ".new";
            Run(tree.FullName, unfinished);
            File.Move(unfinished, iso, overwrite: true);
        }
        finally
        {
            tree.Delete(recursive: true);
        }
    }

    /// <summary>A menu with one entry, which is booted without a prompt.</summary>
    internal static string Menu(string name, string commands) =>
        $$"""
        set default=0
        set timeout=0
        insmod all_video
        menuentry "{{name}}" {
            {{commands}}
            boot
        }

        """;

    /// <summary>The programs that are in none of the folders, and GRUB's modules if they are missing.</summary>
    internal static IReadOnlyList<string> MissingTools(IReadOnlyCollection<string> folders, string biosModules) =>
    [
        .. programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))),
        .. Directory.Exists(biosModules) ? (IEnumerable<string>)[] : [biosModules],
    ];

    private static void RequireTools()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        IReadOnlyList<string> missing = MissingTools(folders, BiosModules);
        if (missing.Count != 0)
        {
            throw new BuildException(
                BuildCodes.IsoToolsMissing,
                $"The ISO cannot be created, because these tools are missing: {string.Join(", ", missing)}. Install "
                + $"them (Debian: apt-get install {Packages}), or remove the property CamkesNetIso.");
        }
    }

    private static void Run(string tree, string iso)
    {
        var start = new ProcessStartInfo(
            Writer,
            [
                $"--output={iso}", $"--install-modules={Modules}",
                "--fonts=", "--locales=", "--themes=", "--compress=no", tree,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            string? reason = LastLine(errors) ?? LastLine(output.Result);
            throw new BuildException(
                BuildCodes.IsoFailed,
                $"The ISO '{iso}' could not be created: {Writer} failed with status {process.ExitCode}: {reason}. "
                + "Check the free space of the disk and the permissions of the folder.");
        }
    }

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
}
