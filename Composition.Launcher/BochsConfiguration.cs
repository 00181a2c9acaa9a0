// Bochs' configuration files: the machine (bochsrc) and the first command for its debugger.
namespace CamkesNet.Launcher;

/// <summary>The configuration of one run, in its own folder.</summary>
internal sealed class BochsConfiguration(string folder)
{
    private const string Firmware = "/usr/share/bochs/BIOS-bochs-latest";
    private const string VideoFirmware = "/usr/share/bochs/VGABIOS-lgpl-latest";

    /// <summary>The host of the console connection; its TCP port is <see cref="ConsolePort"/>.</summary>
    private const string ConsoleHost = "127.0.0.1";

    /// <summary>
    /// Instructions per second of the machine's time. Close to the emulator's speed on a current processor, so that
    /// the machine's seconds are about as long as real ones.
    /// </summary>
    private const int InstructionsPerSecond = 50_000_000;

    /// <summary>The medium that the machine boots from.</summary>
    public required string Iso { get; init; }

    /// <summary>The processor model.</summary>
    public required string Processor { get; init; }

    /// <summary>RAM in MiB.</summary>
    public required int MemoryMb { get; init; }

    /// <summary>The TCP port to which Bochs connects the first serial port.</summary>
    public required int ConsolePort { get; init; }

    /// <summary>The file of the second serial port; null for none.</summary>
    public required string? LogFile { get; init; }

    /// <summary>The command-line arguments for Bochs.</summary>
    public string[] Arguments => ["-q", "-f", MachineFile, "-rc", CommandFile];

    private string MachineFile => Path.Combine(folder, "bochsrc");

    private string CommandFile => Path.Combine(folder, "commands");

    /// <summary>Writes the files.</summary>
    public void Write()
    {
        File.WriteAllText(MachineFile, Machine());

        // Debian's Bochs starts in its debugger: continue.
        File.WriteAllText(CommandFile, "c\n");
    }

    // A triple fault ends the run instead of resetting the machine. Without the sound line, Bochs requires a sound
    // card. Bochs treats a power-off as a panic, and "panic: action=fatal" ends it.
    private string Machine() =>
        $"""
        config_interface: textconfig
        display_library: sdl2
        romimage: file={Firmware}
        vgaromimage: file={VideoFirmware}
        memory: guest={MemoryMb}, host={MemoryMb}
        cpu: model={Processor}, count=1, ips={InstructionsPerSecond}, reset_on_triple_fault=0, ignore_bad_msrs=1
        clock: sync=none, time0=utc
        pci: enabled=1, chipset=i440fx
        boot: cdrom
        ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
        ata0-master: type=cdrom, path="{Iso}", status=inserted
        com1: enabled=1, mode=socket-client, dev={ConsoleHost}:{ConsolePort}
        com2: {(LogFile == null ? "enabled=0" : $"enabled=1, mode=file, dev=\"{LogFile}\"")}
        panic: action=fatal
        error: action=report
        info: action=ignore
        debug: action=ignore
        sound: waveoutdrv=dummy, waveindrv=dummy, midioutdrv=dummy
        speaker: enabled=1, mode=none
        mouse: enabled=0

        """;
}
