// Runs an image in QEMU until it powers off, and returns what its console showed.
using CamkesNet.Launcher;

namespace CamkesNet.Tests.Images;

/// <summary>The test machine.</summary>
internal static class Machine
{
    /// <summary>Far more than any test needs on a busy machine: it only ends those that hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Boots a system and returns the console's lines, without carriage returns.</summary>
    public static string Run(TestSystem system, params IReadOnlyList<string> arguments) =>
        RunFile(system.Write(TestContext.CurrentContext.Test.Name), memoryMb: 128, arguments);

    public static string RunFile(string path, int memoryMb, params IReadOnlyList<string> arguments)
    {
        var machine = new QemuMachine(path) { MemoryMb = memoryMb, ExtraArguments = arguments };
        using RunningMachine running = machine.Start();
        bool ended = running.WaitForEnd(Patience);
        string transcript = running.Transcript.Replace("\r", "", StringComparison.Ordinal);
        TestContext.Out.WriteLine(transcript);
        Assert.That(ended, Is.True, $"The machine did not power off. It said:\n{transcript}");
        return transcript;
    }
}
