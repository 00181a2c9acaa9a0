// What an image is booted on: on the terminal, or with its console in a program's hands.
namespace CamkesNet.Launcher;

/// <summary>An emulated machine with its console on the first serial port.</summary>
public abstract class Machine
{
    /// <summary>RAM in MiB.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>
    /// Gives the terminal to the machine until it is powered off (Ctrl-A X ends it). Returns an exit status.
    /// </summary>
    public abstract int RunInteractively();

    /// <summary>
    /// Boots without the terminal; what the console shows is also written to <paramref name="echo"/>.
    /// </summary>
    public abstract RunningMachine Start(Stream? echo = null);

    /// <summary>Copies the console to standard output; true when it shows the text before the time is over.</summary>
    public bool RunUntil(string text, TimeSpan timeout)
    {
        using Stream terminal = Console.OpenStandardOutput();
        using RunningMachine machine = Start(terminal);
        return machine.WaitFor(text, timeout);
    }
}
