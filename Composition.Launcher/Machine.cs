// A machine that boots an image, with its console on the terminal or controlled by a program.
using System.Diagnostics;

namespace CamkesNet.Launcher;

/// <summary>An emulated machine with its console on the first serial port.</summary>
public abstract class Machine
{
    /// <summary>RAM in MiB.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>
    /// The file of the second serial port, to which the kernel then writes its lines; null for a machine without one.
    /// </summary>
    public string? LogFile { get; init; }

    /// <summary>
    /// Connects the terminal to the console until the machine powers off (Ctrl-A X ends it). Returns an exit status.
    /// </summary>
    public abstract int RunInteractively();

    /// <summary>
    /// Boots without the terminal; console output is also written to <paramref name="echo"/>.
    /// </summary>
    public abstract RunningMachine Start(Stream? echo = null);

    /// <summary>
    /// Copies console output to standard output. Returns true if <paramref name="text"/> appears there or in the log
    /// within <paramref name="timeout"/>.
    /// </summary>
    public bool RunUntil(string text, TimeSpan timeout)
    {
        using Stream terminal = Console.OpenStandardOutput();
        using RunningMachine machine = Start(terminal);
        return LogFile == null ? machine.WaitFor(text, timeout) : WaitForEither(machine, LogFile, text, timeout);
    }

    /// <summary>Waits until the text is on the console or in the log.</summary>
    private static bool WaitForEither(RunningMachine machine, string log, string text, TimeSpan timeout)
    {
        var interval = TimeSpan.FromMilliseconds(100);
        var clock = Stopwatch.StartNew();
        bool isLast;
        do
        {
            isLast = clock.Elapsed >= timeout || machine.WaitForEnd(TimeSpan.Zero);
            if (machine.WaitFor(text, interval) || ReadWhileWritten(log).Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }
        while (!isLast);

        return false;
    }

    private static string ReadWhileWritten(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }
}
