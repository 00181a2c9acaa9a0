// One exit of a guest, handled by its user-mode monitor, and back.
using CamkesNet.Benchmarks.Guests;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Instructions of a CPUID and of a port read in a Linux guest, over a counted loop in its /init.</summary>
internal static class VmExitBenchmark
{
    private const string Name = "vmexit";

    /// <summary>Boots the sample with the probe as its /init.</summary>
    public static void Measure()
    {
        var repository = Repository.Find();
        string initrd = Path.Combine(repository.GuestCache, "probe-exits.cpio");
        ProbeInitrd.WriteExits(Path.Combine(repository.GuestCache, "rootfs.cpio"), initrd);
        var request = new ImageRequest(GuestApp.Sample, null, initrd, "console=ttyS0 quiet");

        // KVM with a user-mode monitor on the same meter: 5,462 for the port read; in its kernel 1,703.
        Print("SVM", BenchmarkImage.Svm(request), BenchmarkImage.QemuUnit, reach: 2500);
        Print("VT-x", BenchmarkImage.Vmx(request), BenchmarkImage.BochsUnit, reach: null);
    }

    private static void Print(string extension, Machine machine, string unit, double? reach)
    {
        using RunningMachine running = machine.Start();
        ulong[] loops = Meter.Read(running, "empty", "cpuid", "port");
        new Figure(Name, $"{extension}, CPUID", PerLoop(loops[1], loops[0]), unit, reach).Print();
        new Figure(Name, $"{extension}, port read", PerLoop(loops[2], loops[0]), unit, reach).Print();
    }

    private static double PerLoop(ulong loop, ulong empty) =>
        ((double)loop - empty) / ProbeProgram.ReadingsPerLoop;
}
