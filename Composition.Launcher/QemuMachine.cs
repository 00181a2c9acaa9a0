// Boots an image in QEMU.
using System.Diagnostics;
using CamkesNet.Boot;

namespace CamkesNet.Launcher;

/// <summary>An AMD machine with SVM, emulated.</summary>
/// <param name="image">
/// The image's path: an ELF file, which QEMU loads itself, or an ISO (.iso), which its firmware boots.
/// </param>
public sealed class QemuMachine(string image) : Machine
{
    /// <summary>The emulator's name on PATH.</summary>
    public const string Program = "qemu-system-x86_64";

    /// <summary>A processor with SVM.</summary>
    internal const string DefaultProcessor = "EPYC";

    /// <summary>The UEFI firmware for QEMU in Debian's package.</summary>
    internal const string UefiCode = "/usr/share/OVMF/OVMF_CODE_4M.fd";

    // Ctrl-A C switches between the serial port and QEMU's monitor, which share the terminal (-nographic).
    private const string StateRequest = "\u0001c" + "info registers\ninfo lapic\ninfo pic\ninfo status\n" + "\u0001c";

    private const string UefiVariables = "/usr/share/OVMF/OVMF_VARS_4M.fd";

    /// <summary>The processor: a value of QEMU's -cpu.</summary>
    public string Processor { get; init; } = DefaultProcessor;

    /// <summary>Whether the firmware is UEFI (OVMF) instead of a BIOS (SeaBIOS). UEFI boots only ISOs.</summary>
    public bool HasUefi { get; init; }

    /// <summary>Whether to stop before the first instruction and wait for gdb.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <summary>Additional arguments for QEMU.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <inheritdoc/>
    public override int RunInteractively()
    {
        if (WaitsForDebugger)
        {
            string symbols = Path.ChangeExtension(image, ".debug");
            Console.WriteLine(
                $"gdb -x '{symbols}/components.gdb' -ex 'target remote :1234' '{symbols}/kernel.debug.elf'");
        }

        Console.WriteLine(EmulatorConsole.LeavingHint);
        using var process = Process.Start(Program, [.. Arguments(), .. EmulatorStatus.Device]);
        process.WaitForExit();
        return EmulatorStatus.Of(process.ExitCode);
    }

    /// <inheritdoc/>
    public override RunningMachine Start(Stream? echo = null)
    {
        Process process = Process.Start(new ProcessStartInfo(Program, Arguments())
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        return new RunningMachine(
            process, process.StandardInput.BaseStream, process.StandardOutput.BaseStream, echo)
        {
            StateRequest = StateRequest,
        };
    }

    /// <summary>Returns a copy of the machine with additional arguments for QEMU.</summary>
    public QemuMachine With(params IEnumerable<string> arguments) => new(image)
    {
        Processor = Processor,
        MemoryMb = MemoryMb,
        HasUefi = HasUefi,
        WaitsForDebugger = WaitsForDebugger,
        LogFile = LogFile,
        ExtraArguments = [.. ExtraArguments, .. arguments],
    };

    private List<string> Arguments()
    {
        // check=off: the emulator lacks some features of an EPYC and would list them at every start.
        List<string> arguments =
        [
            "-cpu", $"{Processor},check=off", "-m", $"{MemoryMb}", "-nographic", "-no-reboot",
        ];

        // Without a network card the firmware does not offer to boot from one.
        arguments.AddRange(Path.GetExtension(image) == ".iso" ? ["-nic", "none", "-cdrom", image] : ["-kernel", image]);
        if (LogFile != null)
        {
            arguments.AddRange(SeparateLog.Ports(LogFile));
            if (Path.GetExtension(image) != ".iso")
            {
                arguments.AddRange(["-append", SeparateLog.KernelOption]);
            }
        }

        if (HasUefi)
        {
            // snapshot=on: the firmware's variables are in their initial state at every start.
            arguments.AddRange(["-drive", $"if=pflash,unit=0,format=raw,readonly=on,file={UefiCode}"]);
            arguments.AddRange(["-drive", $"if=pflash,unit=1,format=raw,snapshot=on,file={UefiVariables}"]);
        }

        if (WaitsForDebugger)
        {
            // Accept connections only from this machine.
            arguments.AddRange(["-gdb", "tcp:127.0.0.1:1234", "-S"]);
        }

        arguments.AddRange(ExtraArguments);
        return arguments;
    }
}
