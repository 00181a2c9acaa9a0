// Runs an image in an emulator until it powers off, and returns what its console showed.
using CamkesNet.Build.Images;
using CamkesNet.Launcher;
using CamkesNet.Tests.TimeLimits;

namespace CamkesNet.Tests.Images;

/// <summary>The test machine.</summary>
internal static class Machine
{
    /// <summary>Of set-ups of fixtures; tests have a limit of their own.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);

    /// <summary>Boots a system and returns the console's lines, without carriage returns.</summary>
    public static string Run(TestSystem system, params IReadOnlyList<string> arguments) =>
        RunFile(system.Write(TestContext.CurrentContext.Test.Name), memoryMb: 128, arguments);

    /// <summary>Boots a system, and returns the emulator's exit status, too.</summary>
    public static string Run(TestSystem system, out int emulatorStatus, IReadOnlyList<string> arguments)
    {
        string image = system.Write(TestContext.CurrentContext.Test.Name);
        var machine = new QemuMachine(image) { MemoryMb = 128, ExtraArguments = arguments };
        int status = 0;
        string console = WaitForEnd(machine, atEnd: running => status = running.ExitStatus);
        emulatorStatus = status;
        return console;
    }

    /// <summary>Boots a system on one of the machines with virtualization.</summary>
    public static string Run(TestSystem system, TestMachine machine) => machine switch
    {
        TestMachine.QemuSvm => Run(system),
        TestMachine.BochsSvm => RunBochs(system, "ryzen"),
        _ => RunBochs(system, "corei7_haswell_4770"),
    };

    /// <summary>Boots a system in Bochs on one of its processors.</summary>
    public static string RunBochs(TestSystem system, string processor)
    {
        if (!File.Exists("/usr/bin/bochs"))
        {
            Assert.Ignore("Bochs is not installed: apt-get install bochs bochs-sdl bochsbios vgabios");
        }

        string image = system.Write($"{TestContext.CurrentContext.Test.Name} on {processor}");
        string iso = Path.ChangeExtension(image, ".iso");
        GrubIso.Write(image, iso);
        return WaitForEnd(new BochsMachine(iso) { MemoryMb = 128, Processor = processor });
    }

    public static string RunFile(string path, int memoryMb, params IReadOnlyList<string> arguments)
    {
        return WaitForEnd(new QemuMachine(path) { MemoryMb = memoryMb, ExtraArguments = arguments });
    }

    /// <summary>Boots a system while <paramref name="meanwhile"/> does something to the emulator's process.</summary>
    public static string Run(TestSystem system, Action<RunningMachine> meanwhile) => WaitForEnd(
        new QemuMachine(system.Write(TestContext.CurrentContext.Test.Name)) { MemoryMb = 128 }, meanwhile);

    private static string WaitForEnd(
        Launcher.Machine machine, Action<RunningMachine>? meanwhile = null, Action<RunningMachine>? atEnd = null)
    {
        using RunningMachine running = machine.Start();
        meanwhile?.Invoke(running);
        TimeSpan limit = TestTime.Token.CanBeCanceled ? Timeout.InfiniteTimeSpan : patience;
        bool ended = TestTime.Limit(() => running.WaitForEnd(limit), running.End)
            && !TestTime.Token.IsCancellationRequested;
        string transcript = running.Transcript.Replace("\r", "", StringComparison.Ordinal);
        TestContext.Out.WriteLine(transcript);
        Assert.That(ended, Is.True, $"The machine did not power off{TestTime.Remark}. It said:\n{transcript}");
        atEnd?.Invoke(running);
        return transcript;
    }
}
