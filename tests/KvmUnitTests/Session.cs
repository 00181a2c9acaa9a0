// Runs tests on the machines, one after the other.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests.KvmUnitTests;

/// <summary>The machines, and a scratch folder that is removed at the end.</summary>
internal sealed partial class Session : IDisposable
{
    // The tests read from a file what the machine does not provide: guests have no QEMU firmware configuration.
    private const string Environment = "NR_CPUS=1\nMEMSIZE=128\nTEST_DEVICE=1\n";
    private const int GuestRamMb = 128;
    private const int BochsSlowness = 3;

    // isa-debug-exit ends QEMU with the status twice plus one.
    private const int DebugExitFactor = 2;

    // How the monitor's lines about its machine begin: "[camkes] vm0 …" or "[camkes] CN3201 vm0 …".
    private const string MonitorName = " vm0 ";

    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("kvm-unit-tests-");
    private readonly GuestImage images = new();

    /// <summary>The processor: a value of QEMU's -cpu.</summary>
    public required string Processor { get; init; }

    /// <summary>After this time a test is hanging.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>Whether tests run in Bochs as well.</summary>
    public required bool WithBochs { get; init; }

    /// <summary>Where transcripts are kept; null: nowhere.</summary>
    public required DirectoryInfo? Logs { get; init; }

    private string EnvironmentFile => Path.Combine(scratch.FullName, "environment");

    /// <summary>Runs a test on every machine.</summary>
    public ResultRow Run(UnitTest test)
    {
        File.WriteAllText(EnvironmentFile, Environment);
        string image = images.Make(test.Path, test.CommandLine, EnvironmentFile, scratch.FullName, WithBochs);
        return new ResultRow(
            test.Name,
            RunBare(test),
            RunAsGuest(test, "svm", new QemuMachine(image) { Processor = Processor }, Patience),
            WithBochs ? RunOnBochs(test, Path.ChangeExtension(image, ".iso")) : Outcome.NotRun);
    }

    /// <inheritdoc/>
    public void Dispose() => scratch.Delete(recursive: true);

    private Outcome RunBare(UnitTest test)
    {
        QemuMachine machine = new(test.Path)
        {
            Processor = Processor,
            MemoryMb = GuestRamMb,
            ExtraArguments =
            [
                "-append", test.Arguments, "-initrd", EnvironmentFile,
                "-device", "pc-testdev", "-device", "isa-debug-exit,iobase=0xf4,iosize=0x4",
            ],
        };
        using RunningMachine running = machine.Start();
        bool hasEnded = running.WaitForEnd(Patience);
        string transcript = Keep(test, "bare", running.Transcript);
        int status = hasEnded ? running.ExitStatus : 0;
        return Outcome.Of(
            status % DebugExitFactor == 1 ? (uint)status / DebugExitFactor : null, !hasEnded, transcript);
    }

    private Outcome RunOnBochs(UnitTest test, string iso) =>
        RunAsGuest(test, "vtx", new BochsMachine(iso), Patience * BochsSlowness);

    private Outcome RunAsGuest(UnitTest test, string machineName, Machine machine, TimeSpan patience)
    {
        using RunningMachine running = machine.Start();
        bool hasEnded = running.WaitFor(MonitorName, patience) && running.WaitFor("\n", patience);
        string transcript = Keep(test, machineName, running.Transcript);
        Match end = EndLine().Match(transcript);
        return Outcome.Of(
            end.Success ? uint.Parse(end.Groups[1].Value, CultureInfo.InvariantCulture) : null, !hasEnded, transcript);
    }

    private string Keep(UnitTest test, string machine, string transcript)
    {
        string text = transcript.ReplaceLineEndings("\n");
        if (Logs is not null)
        {
            Logs.Create();
            File.WriteAllText(Path.Combine(Logs.FullName, $"{test.Name}.{machine}.txt"), text);
        }

        return text;
    }

    [GeneratedRegex("vm0 ended with status ([0-9]+)")]
    private static partial Regex EndLine();
}
