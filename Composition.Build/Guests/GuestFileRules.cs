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
    /// <exception cref="BuildException">CN2020 to CN2026.</exception>
    public static void Check(IReadOnlyList<GuestFile> files, IEnumerable<DeclaredInstance> monitors)
    {
        List<BuildDiagnostic> errors = [];
        var byName = new Dictionary<string, GuestFile>(StringComparer.Ordinal);
        foreach (GuestFile file in files)
        {
            if (!byName.TryAdd(file.Name, file))
            {
                errors.Add(new BuildDiagnostic(
                    BuildCodes.DuplicateGuestFile,
                    $"The guest files '{byName[file.Name].Path}' and '{file.Path}' are both named '{file.Name}': "
                    + "give one <GuestFile> another Name."));
            }
            else if (CheckReadable(file) is { } error)
            {
                errors.Add(error);
            }
        }

        // The needs of the machines can be checked only if the files can be read.
        if (errors.Any(error => error.Code == BuildCodes.GuestFileUnreadable))
        {
            throw new BuildException(errors);
        }

        foreach (DeclaredInstance monitor in monitors)
        {
            CheckMachine(byName, monitor, errors);
        }

        if (errors.Count > 0)
        {
            throw new BuildException(errors);
        }
    }

    private static void CheckMachine(
        Dictionary<string, GuestFile> files, DeclaredInstance monitor, List<BuildDiagnostic> errors)
    {
        GuestFile? kernel = Find(files, monitor, MonitorSettings.KernelImage, errors);
        GuestFile? initrd = monitor.Text(MonitorSettings.InitrdImage).Length == 0
            ? null
            : Find(files, monitor, MonitorSettings.InitrdImage, errors);
        if (kernel is null)
        {
            return;
        }

        GuestKernel image = new();
        if (Read(image, kernel.Path) != KernelReading.Bootable)
        {
            errors.Add(new BuildDiagnostic(
                BuildCodes.KernelNotBootable,
                $"The kernel of {monitor.Name}, guest file '{kernel.Name}' ('{kernel.Path}'), cannot be booted: "
                + $"{image.Reason}. Use a Linux bzImage (arch/x86/boot/bzImage of a kernel build, a distribution's "
                + "vmlinuz) or a Multiboot 1 kernel (a 32-bit ELF file)."));
            return;
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
        List<BuildDiagnostic> errors)
    {
        ulong ramMb = monitor.Number(MonitorSettings.GuestRamMb);
        ulong ram = (ulong)UInt128.Min((UInt128)ramMb * BytesPerMiB, ulong.MaxValue);
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
        errors.Add(new BuildDiagnostic(
            BuildCodes.GuestDoesNotFit,
            initrd is not null && needed > image.InitrdLimit
                ? $"{names} of {monitor.Name} need {MiB(needed)} MiB to start, but the kernel accepts no initrd above "
                    + $"{image.InitrdLimit / BytesPerMiB} MiB: use a smaller initrd."
                : $"{monitor.Name} has {ramMb} MiB of RAM, but {names} need {MiB(needed)} MiB to start: raise "
                    + "GuestRamMb (and the untyped pool that it comes from), or use smaller files."));
    }

    private static ulong MiB(ulong bytes) => (bytes / BytesPerMiB) + (bytes % BytesPerMiB == 0 ? 0UL : 1UL);

    private static void CheckCommandLine(
        DeclaredInstance monitor, GuestFile kernel, GuestKernel image, List<BuildDiagnostic> errors)
    {
        int length = Encoding.UTF8.GetByteCount(monitor.Text(MonitorSettings.KernelCmdline));
        if (length > image.LongestCommandLine)
        {
            errors.Add(new BuildDiagnostic(
                BuildCodes.CommandLineTooLong,
                $"KernelCmdline of {monitor.Name} has {length} bytes, but the kernel '{kernel.Name}' accepts at "
                + $"most {image.LongestCommandLine}: shorten KernelCmdline."));
        }
    }

    private static BuildDiagnostic? CheckReadable(GuestFile file)
    {
        if (!File.Exists(file.Path))
        {
            string what = Directory.Exists(file.Path) ? "is a folder" : "does not exist";
            return new BuildDiagnostic(
                BuildCodes.GuestFileMissing,
                $"Guest file '{file.Name}' {what}: '{file.Path}'. Put a file there, or run "
                + "'dotnet build -t:MakeGuest', which creates bzimage and rootfs.cpio from Debian packages in the "
                + "folder guest (property GuestFolder).");
        }

        try
        {
            using FileStream stream = File.OpenRead(file.Path);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new BuildDiagnostic(
                BuildCodes.GuestFileUnreadable,
                $"Guest file '{file.Name}' cannot be read: {failure.Message} Grant read permission to the user who "
                + "builds, or change the path of its <GuestFile>.");
        }
    }

    private static GuestFile? Find(
        Dictionary<string, GuestFile> files,
        DeclaredInstance monitor,
        string setting,
        List<BuildDiagnostic> errors)
    {
        string name = monitor.Text(setting);
        if (files.TryGetValue(name, out GuestFile? file))
        {
            return File.Exists(file.Path) ? file : null;
        }

        string known = files.Count == 0 ? "none" : string.Join(", ", files.Keys.Select(key => $"'{key}'"));
        errors.Add(new BuildDiagnostic(
            BuildCodes.GuestFileNotListed,
            $"{setting} of {monitor.Name} is '{name}', but the project has no guest file of that name (it has "
            + $"{known}): add <GuestFile Include=\"path\" Name=\"{name}\" /> or change {setting}."));
        return null;
    }
}
