// What is to be booted, and on which machine.
namespace CamkesNet.Boot;

/// <summary>
/// <c>--emulator PROGRAM --processor MODEL --memory MIB --image FILE -- [--gdb] ARGUMENT…</c>: what follows the
/// <c>--</c> is the user's and goes to the emulator.
/// </summary>
internal sealed record BootCommand
{
    private const string Separator = "--";
    private const string DebuggerSwitch = "--gdb";

    /// <summary>The emulator's name on PATH, or its path.</summary>
    public required string Emulator { get; init; }

    /// <summary>The processor, as QEMU's -cpu takes it.</summary>
    public required string Processor { get; init; }

    /// <summary>RAM in MiB.</summary>
    public required string Memory { get; init; }

    /// <summary>The image's path.</summary>
    public required string Image { get; init; }

    /// <summary>Stop before the first instruction and wait for gdb.</summary>
    public required bool WaitsForDebugger { get; init; }

    /// <summary>The user's arguments for the emulator.</summary>
    public required IReadOnlyList<string> Extra { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="BootException">An option is missing.</exception>
    public static BootCommand Parse(string[] arguments)
    {
        int separator = Array.IndexOf(arguments, Separator);
        string[] own = separator < 0 ? arguments : arguments[..separator];
        string[] extra = separator < 0 ? [] : arguments[(separator + 1)..];
        return new BootCommand
        {
            Emulator = Find(own, "--emulator"),
            Processor = Find(own, "--processor"),
            Memory = Find(own, "--memory"),
            Image = Find(own, "--image"),
            WaitsForDebugger = extra.Contains(DebuggerSwitch),
            Extra = [.. extra.Where(argument => argument != DebuggerSwitch)],
        };
    }

    /// <summary>What the emulator is started with.</summary>
    public IReadOnlyList<string> EmulatorArguments() =>
    [
        // check=off: the emulator lacks some of an EPYC's features and would list them at every start.
        "-cpu", $"{Processor},check=off", "-m", Memory, "-nographic", "-no-reboot", "-kernel", Image,
        .. WaitsForDebugger ? (string[])["-s", "-S"] : [],
        .. Extra,
    ];

    private static string Find(string[] arguments, string name)
    {
        int place = Array.IndexOf(arguments, name);
        return place >= 0 && place + 1 < arguments.Length
            ? arguments[place + 1]
            : throw new BootException($"option {name} is missing; 'dotnet run' starts this program.");
    }
}
