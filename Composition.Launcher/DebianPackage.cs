// The Debian packages that booting an image needs.
namespace CamkesNet.Launcher;

/// <summary>A package, and a program on PATH, a file or a folder whose presence shows that it is installed.</summary>
internal sealed record DebianPackage(string Name, string Evidence)
{
    /// <summary>QEMU.</summary>
    public static IReadOnlyList<DebianPackage> Qemu { get; } = [new("qemu-system-x86", QemuMachine.Program)];

    /// <summary>UEFI firmware for QEMU, and GRUB's UEFI modules for the ISO.</summary>
    public static IReadOnlyList<DebianPackage> Uefi { get; } =
    [
        new("ovmf", QemuMachine.UefiCode),
        new("grub-efi-amd64-bin", "/usr/lib/grub/x86_64-efi"),
    ];

    /// <summary>The tools that create an ISO.</summary>
    public static IReadOnlyList<DebianPackage> Iso { get; } =
    [
        new("grub-common", "grub-mkrescue"),
        new("grub-pc-bin", "/usr/lib/grub/i386-pc"),
        new("xorriso", "xorriso"),
        new("mtools", "mformat"),
    ];

    /// <summary>Bochs with its firmware and the display library that works without a window.</summary>
    public static IReadOnlyList<DebianPackage> Bochs { get; } =
    [
        new("bochs", BochsMachine.Program),
        new("bochs-sdl", "/usr/share/doc/bochs-sdl"),
        new("bochsbios", "/usr/share/bochs/BIOS-bochs-latest"),
        new("vgabios", "/usr/share/vgabios/vgabios.bin"),
    ];

    /// <summary>The debugger that the launch files of the templates start.</summary>
    public static IReadOnlyList<DebianPackage> Debugger { get; } = [new("gdb", "gdb")];

    /// <summary>Everything that the tests boot and debug with.</summary>
    public static IReadOnlyList<DebianPackage> All { get; } = [.. Qemu, .. Uefi, .. Iso, .. Bochs, .. Debugger];

    /// <summary>Whether the package's content is present, installed by Debian's package manager or otherwise.</summary>
    public bool IsInstalled => Evidence.StartsWith('/') ? Path.Exists(Evidence) : IsOnPath(Evidence);

    /// <summary>Whether a program can be started by its name.</summary>
    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
