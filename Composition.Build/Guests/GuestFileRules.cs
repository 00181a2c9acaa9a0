// Finds at build time the errors that would stop a guest at boot: missing files, no kernel, too little RAM.
using System.Text;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Build.Guests;

/// <summary>Checks the guest files of a project against its virtual machines.</summary>
internal static class GuestFileRules
{
    private const ulong BytesPerMiB = 1 << 20;

    /// <summary>Checks everything and reports all errors at once.</summary>
    /// <param name="files">The files that the project lists.</param>
    /// <param name="monitors">The virtual machines.</param>
    /// <param name="project">The project file, for the places of the errors.</param>
    /// <exception cref="BuildException">CN2020 to CN2027.</exception>
    public static void Check(
        IReadOnlyList<GuestFile> files, IEnumerable<DeclaredInstance> monitors, string? project = null)
    {
        var errors = new GuestErrors(project);
        var byName = new Dictionary<string, GuestFile>(StringComparer.Ordinal);
        foreach (GuestFile file in files)
        {
            if (!byName.TryAdd(file.Name, file))
            {
                errors.Add(
                    BuildCodes.DuplicateGuestFile,
                    file.Name,
                    $"The guest files '{byName[file.Name].Path}' and '{file.Path}' are both named '{file.Name}': "
                    + "give one <GuestFile> another Name.");
            }
            else
            {
                CheckReadable(file, errors);
            }
        }

        // The needs of the machines can be checked only if the files can be read.
        if (errors.Contains(BuildCodes.GuestFileUnreadable))
        {
            errors.ThrowIfAny();
        }

        DeclaredInstance[] machines = [.. monitors];
        CheckListed(byName, machines, errors);
        foreach (DeclaredInstance monitor in machines)
        {
            CheckMachine(byName, monitor, errors);
        }

        errors.ThrowIfAny();
    }

    /// <summary>One error for all that is missing: the machines of a class name the same files.</summary>
    private static void CheckListed(
        Dictionary<string, GuestFile> files, DeclaredInstance[] machines, GuestErrors errors)
    {
        ILookup<string, string> missing = (
            from monitor in machines
            from setting in (string[])[MonitorSettings.KernelImage, MonitorSettings.InitrdImage]
            let name = monitor.Text(setting)
            where (name.Length > 0 || setting == MonitorSettings.KernelImage) && !files.ContainsKey(name)
            select (name, setting: $"{setting} of {monitor.Name}")).ToLookup(use => use.name, use => use.setting);
        if (missing.Count == 0)
        {
            return;
        }

        string names = string.Join(
            ", ", missing.Select(file => $"'{file.Key}' ({string.Join(", ", file)})"));
        string known = files.Count == 0 ? "none" : string.Join(", ", files.Keys.Select(key => $"'{key}'"));
        errors.Add(
            BuildCodes.GuestFileNotListed,
            missing.First().Key,
            $"The project lists no guest file {names}; it has {known}: add "
            + $"{string.Join(" and ", missing.Select(file => $"<GuestFile Include=\"path\" Name=\"{file.Key}\" />"))}, "
            + "or change the setting.");
    }

    private static void CheckMachine(
        Dictionary<string, GuestFile> files, DeclaredInstance monitor, GuestErrors errors)
    {
        GuestFile? kernel = Find(files, monitor.Text(MonitorSettings.KernelImage));
        GuestFile? initrd = Find(files, monitor.Text(MonitorSettings.InitrdImage));
        if (kernel is null)
        {
            return;
        }

        GuestKernel image = new();
        if (Read(image, kernel.Path) != KernelReading.Bootable)
        {
            errors.Add(
                BuildCodes.KernelNotBootable,
                kernel.Name,
                $"The kernel of {monitor.Name}, guest file '{kernel.Name}' ('{kernel.Path}'), cannot be booted: "
                + $"{image.Reason}. Use a Linux bzImage (arch/x86/boot/bzImage of a kernel build, a distribution's "
                + "vmlinuz) or a Multiboot 1 kernel (a 32-bit ELF file).");
            return;
        }

        if (initrd is not null && image.Protocol == BootProtocol.Linux && !InitrdFormat.IsKnown(initrd.Path))
        {
            errors.Add(
                BuildCodes.InitrdUnknown,
                initrd.Name,
                $"The initrd of {monitor.Name}, guest file '{initrd.Name}' ('{initrd.Path}'), is neither a cpio archive, "
                + "compressed or not, nor an image of a file system that Linux loads into a RAM disk. Create it with "
                + "'cpio -o -H newc', or use a distribution's initrd.img.");
        }

        CheckCommandLine(monitor, kernel, image, errors);
        CheckRam(monitor, kernel, image, initrd, errors);
    }

    private static KernelReading Read(GuestKernel kernel, string path)
    {
        using FileStream stream = File.OpenRead(path);
        return kernel.Read(new StreamSource(stream), 0);
    }

    private static void CheckRam(
        DeclaredInstance monitor,
        GuestFile kernel,
        GuestKernel image,
        GuestFile? initrd,
        GuestErrors errors)
    {
        ulong ramMb = monitor.Number(MonitorSettings.GuestRamMb);
        ulong ram = (ulong)UInt128.Min((UInt128)ramMb * BytesPerMiB, GuestMemoryLayout.LowRamLimit);
        bool fits = image.TryPlace(ram, out ulong end);
        ulong initrdSize = initrd is null ? 0 : (ulong)new FileInfo(initrd.Path).Length;
        if (initrd is not null)
        {
            fits &= InitrdPlacement.TryPlace(initrdSize, end, Math.Min(ram, image.InitrdLimit), out _);
        }

        if (fits)
        {
            return;
        }

        ulong needed = InitrdPlacement.NeededRam(initrdSize, end);
        string names = initrd is null ? $"'{kernel.Name}'" : $"'{kernel.Name}' and '{initrd.Name}'";
        errors.Add(
            BuildCodes.GuestDoesNotFit,
            kernel.Name,
            initrd is not null && needed > image.InitrdLimit
                ? $"{names} of {monitor.Name} need {MiB(needed)} MiB to start, but the kernel accepts no initrd above "
                    + $"{image.InitrdLimit / BytesPerMiB} MiB: use a smaller initrd."
                : $"{monitor.Name} has {ramMb} MiB of RAM, but {names} need {MiB(needed)} MiB to start: raise "
                    + "GuestRamMb (and the untyped pool that it comes from), or use smaller files.");
    }

    private static ulong MiB(ulong bytes) => (bytes / BytesPerMiB) + (bytes % BytesPerMiB == 0 ? 0UL : 1UL);

    private static void CheckCommandLine(
        DeclaredInstance monitor, GuestFile kernel, GuestKernel image, GuestErrors errors)
    {
        int length = Encoding.UTF8.GetByteCount(monitor.Text(MonitorSettings.KernelCmdline));
        if (length > image.LongestCommandLine)
        {
            errors.Add(
                BuildCodes.CommandLineTooLong,
                kernel.Name,
                $"KernelCmdline of {monitor.Name} has {length} bytes, but the kernel '{kernel.Name}' accepts at "
                + $"most {image.LongestCommandLine}: shorten KernelCmdline.");
        }
    }

    private static void CheckReadable(GuestFile file, GuestErrors errors)
    {
        if (!File.Exists(file.Path))
        {
            string what = Directory.Exists(file.Path) ? "is a folder" : "does not exist";
            errors.Add(
                BuildCodes.GuestFileMissing,
                file.Name,
                $"Guest file '{file.Name}' {what}: '{file.Path}'. Put a file there, or run "
                + "'dotnet build -t:MakeGuest', which creates bzimage and rootfs.cpio from Debian packages in the "
                + "folder guest (property GuestFolder).");
            return;
        }

        try
        {
            using FileStream stream = File.OpenRead(file.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Add(
                BuildCodes.GuestFileUnreadable,
                file.Name,
                $"Guest file '{file.Name}' cannot be read: {failure.Message} Grant read permission to the user who "
                + "builds, or change the path of its <GuestFile>.");
        }
    }

    /// <summary>The file, if it is there: what is missing has been reported.</summary>
    private static GuestFile? Find(Dictionary<string, GuestFile> files, string name) =>
        files.TryGetValue(name, out GuestFile? file) && File.Exists(file.Path) ? file : null;
}
