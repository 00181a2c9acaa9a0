// The image to boot and the machine to boot it on.
using System.Globalization;

namespace CamkesNet.Boot;

/// <summary>
/// <c>--emulator PROGRAM --processor MODEL --memory MIB|auto --image FILE -- [--gdb[=PORT]] [--log FILE] ARGUMENT…</c>: the user's
/// arguments follow <c>--</c> and are passed on to the emulator.
/// </summary>
internal sealed record BootCommand
{
    private const string Separator = "--";
    private const string DebuggerSwitch = "--gdb";
    private const string DebuggerPortSwitch = "--gdb=";
    private const int DefaultDebuggerPort = 1234;
    private const string LogSwitch = "--log";

    /// <summary>For --memory: what the layout needs.</summary>
    private const string Automatic = "auto";

    /// <summary>The emulator's name on PATH, or its path.</summary>
    public required string Emulator { get; init; }

    /// <summary>The processor: a value of QEMU's -cpu.</summary>
    public required string Processor { get; init; }

    /// <summary>RAM in MiB.</summary>
    public required string Memory { get; init; }

    /// <summary>The image's path.</summary>
    public required string Image { get; init; }

    /// <summary>
    /// The TCP port at which the machine waits for gdb before its first instruction; null to start at once.
    /// </summary>
    public required int? DebuggerPort { get; init; }

    /// <summary>The file for the kernel's lines; null to leave them on the console.</summary>
    public required string? Log { get; init; }

    /// <summary>The user's arguments for the emulator.</summary>
    public required IReadOnlyList<string> Extra { get; init; }

    /// <summary>Parses the command line.</summary>
    /// <exception cref="BootException">An option is missing, or a port is invalid.</exception>
    public static BootCommand Parse(string[] arguments)
    {
        int separator = Array.IndexOf(arguments, Separator);
        string[] own = separator < 0 ? arguments : arguments[..separator];
        string[] extra = separator < 0 ? [] : arguments[(separator + 1)..];
        string memory = Find(own, "--memory");
        string image = Find(own, "--image");
        if (int.TryParse(memory, CultureInfo.InvariantCulture, out int mebibytes)
            && MachineMemory.Complaint(image, mebibytes) is { } complaint)
        {
            throw new BootException($"CamkesNetMemory: {complaint}.");
        }

        string? log = TakeLog(ref extra);
        return new BootCommand
        {
            Emulator = Find(own, "--emulator"),
            Processor = Find(own, "--processor"),
            Memory = memory == Automatic ? $"{MachineMemory.For(image)}" : memory,
            Image = image,
            DebuggerPort = extra.Where(IsDebuggerSwitch).Select(PortOf).Cast<int?>().FirstOrDefault(),
            Log = log,
            Extra = [.. extra.Where(argument => !IsDebuggerSwitch(argument))],
        };
    }

    /// <summary>The command-line arguments for the emulator.</summary>
    public IReadOnlyList<string> EmulatorArguments() =>
    [
        // check=off: the emulator lacks some features of an EPYC and would list them at every start.
        // Without a network card, the firmware does not try to boot from the network.
        "-cpu", $"{Processor},check=off", "-m", Memory, "-nographic", "-no-reboot", "-nic", "none", "-kernel", Image,
        .. EmulatorStatus.Device,
        // Accept connections only from this machine: a debugger can read and write all memory.
        .. DebuggerPort is { } port ? (string[])["-gdb", $"tcp:127.0.0.1:{port}", "-S"] : [],
        .. Log is null ? [] : (string[])[.. SeparateLog.Ports(Log), "-append", SeparateLog.KernelOption],
        .. Extra,
    ];

    private static string? TakeLog(ref string[] extra)
    {
        int place = Array.IndexOf(extra, LogSwitch);
        if (place < 0)
        {
            return null;
        }

        string file = place + 1 < extra.Length
            ? extra[place + 1]
            : throw new BootException("--log needs the path of a file for the kernel's lines.");
        extra = [.. extra[..place], .. extra[(place + 2)..]];
        return file;
    }

    private static bool IsDebuggerSwitch(string argument) =>
        argument == DebuggerSwitch || argument.StartsWith(DebuggerPortSwitch, StringComparison.Ordinal);

    private static int PortOf(string argument) =>
        argument == DebuggerSwitch ? DefaultDebuggerPort
        : ushort.TryParse(argument.AsSpan(DebuggerPortSwitch.Length), out ushort port) && port != 0 ? port
        : throw new BootException(
            $"'{argument}' is not a valid TCP port: write --gdb, or --gdb=PORT with 1 to {ushort.MaxValue}.");

    private static string Find(string[] arguments, string name)
    {
        int place = Array.IndexOf(arguments, name);
        return place >= 0 && place + 1 < arguments.Length
            ? arguments[place + 1]
            : throw new BootException($"option {name} is missing: start this program with 'dotnet run'.");
    }
}
