// One character of console output of a guest.
using CamkesNet.Benchmarks.Guests;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Instructions a character, over 64 Ki characters of lines that a Linux guest's /init writes.</summary>
internal static class ConsoleBenchmark
{
    private const string Name = "console";
    private const string CommandLine = "console=ttyS0 quiet";

    /// <summary>Measures the image, and the same guest straight on QEMU.</summary>
    public static void Measure()
    {
        var repository = Repository.Find();
        string kernel = Path.Combine(repository.GuestCache, "bzimage");
        string initrd = Path.Combine(repository.GuestCache, "probe-console.cpio");
        ProbeInitrd.WriteConsole(Path.Combine(repository.GuestCache, "rootfs.cpio"), initrd);
        QemuMachine direct = new(kernel) { ExtraArguments = ["-initrd", initrd, "-append", CommandLine] };
        Print("QEMU, direct", direct.With(Meter.CountInstructions), reach: null);
        Print("SVM", BenchmarkImage.Svm(new ImageRequest(GuestApp.Sample, kernel, initrd, CommandLine)), reach: 2200);
    }

    private static void Print(string who, Machine machine, double? reach)
    {
        using RunningMachine running = machine.Start();
        double perCharacter = Meter.Read(running, "console")[0] / (double)ProbeProgram.Characters;
        new Figure(Name, $"{who}, a character", Math.Round(perCharacter), BenchmarkImage.QemuUnit, reach).Print();
    }
}
