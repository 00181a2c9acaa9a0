// A machine that boots an image, with its console on the terminal or controlled by a program.
namespace CamkesNet.Launcher;

/// <summary>An emulated machine with its console on the first serial port.</summary>
public abstract class Machine
{
    /// <summary>RAM in MiB.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>
    /// Connects the terminal to the console until the machine powers off (Ctrl-A X ends it). Returns an exit status.
    /// </summary>
    public abstract int RunInteractively();

    /// <summary>
    /// Boots without the terminal; console output is also written to <paramref name="echo"/>.
    /// </summary>
    public abstract RunningMachine Start(Stream? echo = null);

    /// <summary>
    /// Copies console output to standard output. Returns true if <paramref name="text"/> appears within
    /// <paramref name="timeout"/>.
    /// </summary>
    public bool RunUntil(string text, TimeSpan timeout)
    {
        using Stream terminal = Console.OpenStandardOutput();
        using RunningMachine machine = Start(terminal);
        return machine.WaitFor(text, timeout);
    }
}
