// The machine to boot on, and the packages that it needs.
using CamkesNet.Boot;

namespace CamkesNet.Launcher;

/// <summary>The flags of ./run that choose the machine.</summary>
internal sealed record MachineRequest
{
    public const string Qemu = "qemu";
    public const string Bochs = "bochs";
    public const string Bios = "bios";
    public const string Uefi = "uefi";

    /// <summary><see cref="Qemu"/> or <see cref="Bochs"/>.</summary>
    public required string Emulator { get; init; }

    /// <summary><see cref="Bios"/> or <see cref="Uefi"/>.</summary>
    public required string Firmware { get; init; }

    /// <summary>The emulator's name for the processor, or null for the default.</summary>
    public string? Processor { get; init; }

    /// <summary>Whether to boot the ISO even if the machine could boot the image directly.</summary>
    public bool AsksForIso { get; init; }

    /// <summary>Whether to wait for gdb before the first instruction.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <summary>The file for the kernel's lines; null to leave them on the console.</summary>
    public string? LogFile { get; init; }

    /// <summary>RAM in MiB; null for what the layout needs.</summary>
    public int? MemoryMb { get; init; }

    /// <summary>Whether the machine boots an ISO: only QEMU loads an image without firmware and boot loader.</summary>
    public bool BootsIso => AsksForIso || Emulator == Bochs || Firmware == Uefi;

    /// <summary>The packages that the machine needs.</summary>
    public IEnumerable<DebianPackage> Packages =>
    [
        .. Emulator == Bochs ? DebianPackage.Bochs : DebianPackage.Qemu,
        .. BootsIso ? DebianPackage.Iso : [],
        .. Firmware == Uefi ? DebianPackage.Uefi : [],
    ];

    /// <summary>Checks that the emulator supports the request.</summary>
    /// <exception cref="LauncherException">It does not; the message names the flag to change.</exception>
    public void Check()
    {
        if (Emulator == Bochs && Firmware == Uefi)
        {
            throw new LauncherException("Debian has no UEFI for Bochs: use --firmware uefi with --machine qemu.");
        }

        if (Emulator == Bochs && WaitsForDebugger)
        {
            throw new LauncherException("Debian's Bochs has no connection for gdb: use --gdb with --machine qemu.");
        }

        if (LogFile != null && SeparateLog.Create(LogFile) is { } refusal)
        {
            throw new LauncherException(refusal);
        }
    }

    /// <summary>Creates the machine for an image or ISO.</summary>
    public Machine Create(string image)
    {
        int memory = MemoryMb ?? MachineMemory.For(image);
        if (MachineMemory.Complaint(image, memory) is { } complaint)
        {
            throw new LauncherException($"--memory: {complaint}.");
        }

        return Emulator == Bochs
            ? new BochsMachine(image)
            {
                Processor = Processor ?? BochsMachine.DefaultProcessor,
                MemoryMb = memory,
                LogFile = LogFile,
            }
            : new QemuMachine(image)
            {
                Processor = Processor ?? QemuMachine.DefaultProcessor,
                MemoryMb = memory,
                HasUefi = Firmware == Uefi,
                WaitsForDebugger = WaitsForDebugger,
                LogFile = LogFile,
            };
    }
}
