// What Bochs reads at its start: the machine (bochsrc) and its debugger's first command.
namespace CamkesNet.Launcher;

/// <summary>The configuration of one run, in a folder of its own.</summary>
internal sealed class BochsConfiguration(string folder)
{
    private const string Firmware = "/usr/share/bochs/BIOS-bochs-latest";
    private const string VideoFirmware = "/usr/share/bochs/VGABIOS-lgpl-latest";

    /// <summary>The console's host; a run's own port of it is <see cref="ConsolePort"/>.</summary>
    private const string ConsoleHost = "127.0.0.1";

    /// <summary>
    /// Instructions in a second of the machine's time. Near what the emulator does on a present processor, so that
    /// seconds of the machine are about as long as the user's.
    /// </summary>
    private const int InstructionsPerSecond = 50_000_000;

    /// <summary>The medium that the machine boots from.</summary>
    public required string Iso { get; init; }

    /// <summary>The processor model.</summary>
    public required string Processor { get; init; }

    /// <summary>RAM in MiB.</summary>
    public required int MemoryMb { get; init; }

    /// <summary>Where the other end of the first serial port listens.</summary>
    public required int ConsolePort { get; init; }

    /// <summary>What Bochs is called with.</summary>
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

    // A triple fault ends the run instead of beginning anew. The sound line keeps Bochs from looking for a sound card,
    // which it cannot do without. A machine that is switched off is a panic, so that it ends Bochs.
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
        panic: action=fatal
        error: action=report
        info: action=ignore
        debug: action=ignore
        sound: waveoutdrv=dummy, waveindrv=dummy, midioutdrv=dummy
        speaker: enabled=1, mode=none
        mouse: enabled=0

        """;
}
