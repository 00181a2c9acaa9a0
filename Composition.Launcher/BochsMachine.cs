// Boots an image's ISO in Bochs, the emulator that has Intel VT-x.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CamkesNet.Boot;

namespace CamkesNet.Launcher;

/// <summary>An Intel machine with VT-x, emulated by Debian's stock Bochs.</summary>
/// <param name="iso">The path of the image's ISO.</param>
public sealed class BochsMachine(string iso) : Machine
{
    /// <summary>The emulator's name on PATH.</summary>
    public const string Program = "bochs";

    /// <summary>A processor with EPT, unrestricted guests and an invariant time-stamp counter.</summary>
    internal const string DefaultProcessor = "corei7_haswell_4770";

    /// <summary>Bochs' panic message for a power-off through ACPI.</summary>
    private const string PoweredOff = "soft power off";

    /// <summary>Bochs connects as soon as it has read its configuration.</summary>
    private static readonly TimeSpan connectionPatience = TimeSpan.FromMinutes(1);

    /// <summary>A processor model of Bochs: see <c>bochs --help cpu</c>.</summary>
    public string Processor { get; init; } = DefaultProcessor;

    /// <inheritdoc/>
    public override int RunInteractively()
    {
        Console.WriteLine(EmulatorConsole.LeavingHint);
        using Stream output = Console.OpenStandardOutput();
        var log = new BochsLog();
        using RunningMachine machine = Start(log, output);
        bool isEndedByUser = new TerminalSession(machine).Run();
        return isEndedByUser || log.Panic == null || log.Panic.Contains(PoweredOff, StringComparison.Ordinal)
            ? ExitStatus.Success
            : throw new LauncherException($"Bochs stopped with an error: {log.Panic}.");
    }

    /// <inheritdoc/>
    public override RunningMachine Start(Stream? echo = null) => Start(new BochsLog(), echo);

    private RunningMachine Start(BochsLog log, Stream? echo)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("camkes-bochs-");
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var configuration = new BochsConfiguration(folder.FullName)
        {
            Iso = Path.GetFullPath(iso),
            Processor = Processor,
            MemoryMb = MemoryMb,
            ConsolePort = ((IPEndPoint)listener.LocalEndpoint).Port,
            LogFile = LogFile,
        };
        configuration.Write();
        var start = new ProcessStartInfo(Program, configuration.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Debian's Bochs has only a graphical display: use SDL's dummy driver, which opens no window.
        start.Environment["SDL_VIDEODRIVER"] = "dummy";
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => log.Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            NetworkStream console = Accept(listener, process, log);
            return new RunningMachine(process, console, console, echo, CleanUp);
        }
        catch (LauncherException)
        {
            CleanUp();
            throw;
        }

        void CleanUp() => folder.Delete(recursive: true);
    }

    private static NetworkStream Accept(TcpListener listener, Process process, BochsLog log)
    {
        Task<Socket> connection = listener.AcceptSocketAsync();
        if (Task.WaitAny([connection, process.WaitForExitAsync()], connectionPatience) == 0)
        {
            return new NetworkStream(connection.Result, ownsSocket: true);
        }

        process.Kill();
        process.WaitForExit();
        throw new LauncherException(
            $"Bochs did not start: {log.Panic ?? "it did not connect to its console"}. Check --processor: "
            + "'bochs --help cpu' lists the valid models.");
    }
}
