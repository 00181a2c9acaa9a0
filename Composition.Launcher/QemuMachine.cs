// Boots an image in QEMU: on the terminal, or with its console in a program's hands.
using System.Diagnostics;

namespace CamkesNet.Launcher;

/// <summary>An AMD machine with SVM, emulated, with the console on the first serial port.</summary>
/// <param name="image">The image's path.</param>
public sealed class QemuMachine(string image)
{
    /// <summary>The emulator's name on PATH.</summary>
    public const string Program = "qemu-system-x86_64";

    /// <summary>The processor, as QEMU's -cpu takes it.</summary>
    public string Processor { get; init; } = "EPYC";

    /// <summary>RAM in MiB.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>Stop before the first instruction and wait for gdb.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <summary>Further arguments for QEMU.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>Gives the terminal to the machine until it is powered off (Ctrl-A X ends it). Returns an exit status.</summary>
    public int RunInteractively()
    {
        if (WaitsForDebugger)
        {
            Console.WriteLine($"gdb -ex 'target remote :1234' {Path.ChangeExtension(image, ".debug.elf")}");
        }

        using Process process = Process.Start(Program, Arguments());
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Copies the console to standard output; true when it shows the text before the time is over.</summary>
    public bool RunUntil(string text, TimeSpan timeout)
    {
        using Stream terminal = Console.OpenStandardOutput();
        using RunningMachine machine = Start(terminal);
        return machine.WaitFor(text, timeout);
    }

    /// <summary>Boots without the terminal; what the console shows is also written to <paramref name="echo"/>.</summary>
    public RunningMachine Start(Stream? echo = null) => new(Program, Arguments(), echo);

    /// <summary>The same machine with more arguments for QEMU.</summary>
    public QemuMachine With(params IEnumerable<string> arguments) => new(image)
    {
        Processor = Processor,
        MemoryMb = MemoryMb,
        WaitsForDebugger = WaitsForDebugger,
        ExtraArguments = [.. ExtraArguments, .. arguments],
    };

    private List<string> Arguments()
    {
        // check=off: the emulator lacks some of an EPYC's features and would list them at every start.
        List<string> arguments =
        [
            "-cpu", $"{Processor},check=off", "-m", $"{MemoryMb}", "-nographic", "-no-reboot", "-kernel", image,
        ];
        if (WaitsForDebugger)
        {
            arguments.AddRange(["-s", "-S"]);
        }

        arguments.AddRange(ExtraArguments);
        return arguments;
    }
}
