// Boots an image in QEMU: on the terminal, or until its console shows a text.
using System.Diagnostics;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>An AMD machine with SVM, emulated, with the console on the first serial port.</summary>
/// <param name="image">The image's path.</param>
internal sealed class QemuMachine(string image)
{
    /// <summary>The emulator's name on PATH.</summary>
    public const string Program = "qemu-system-x86_64";

    private const int MemoryMb = 512;

    /// <summary>Stop before the first instruction and wait for gdb.</summary>
    public bool WaitsForDebugger { get; init; }

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
        var start = new ProcessStartInfo(Program, Arguments())
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        using var timer = new CancellationTokenSource(timeout);
        try
        {
            return Watch(process.StandardOutput.BaseStream, Encoding.UTF8.GetBytes(text), timer.Token);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static bool Watch(Stream console, byte[] wanted, CancellationToken timeout)
    {
        using Stream terminal = Console.OpenStandardOutput();
        var recent = new List<byte>();
        byte[] buffer = new byte[4096];
        try
        {
            while (true)
            {
                int count = console.ReadAsync(buffer, timeout).AsTask().GetAwaiter().GetResult();
                if (count == 0)
                {
                    return false;
                }

                terminal.Write(buffer, 0, count);
                terminal.Flush();
                recent.AddRange(buffer.AsSpan(0, count));
                if (System.Runtime.InteropServices.CollectionsMarshal.AsSpan(recent).IndexOf(wanted) >= 0)
                {
                    return true;
                }

                recent.RemoveRange(0, Math.Max(0, recent.Count - wanted.Length));
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private List<string> Arguments()
    {
        // check=off: the emulator lacks some of an EPYC's features and would list them at every start.
        List<string> arguments =
        [
            "-cpu", "EPYC,check=off", "-m", $"{MemoryMb}", "-nographic", "-no-reboot", "-kernel", image,
        ];
        if (WaitsForDebugger)
        {
            arguments.AddRange(["-s", "-S"]);
        }

        return arguments;
    }
}
