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
        Repository repository = Repository.Find();
        string initrd = Path.Combine(repository.GuestCache, "probe-exits.cpio");
        ProbeInitrd.WriteExits(Path.Combine(repository.GuestCache, "rootfs.cpio"), initrd);
        string image = ImageBuild.Run(
            repository, new ImageRequest(GuestApp.Sample, null, initrd, "console=ttyS0 quiet"));
        using RunningMachine machine = new QemuMachine(image).With(Meter.CountInstructions).Start();
        ulong[] loops = Meter.Read(machine, "empty", "cpuid", "port");
        // KVM with a user-mode monitor on the same meter: 5,462 for the port read; in its kernel 1,703.
        new Figure(Name, "CPUID", PerLoop(loops[1], loops[0]), "instructions", Reach: 2500).Print();
        new Figure(Name, "port read", PerLoop(loops[2], loops[0]), "instructions", Reach: 2500).Print();
    }

    private static double PerLoop(ulong loop, ulong empty) =>
        ((double)loop - empty) / ProbeProgram.ReadingsPerLoop;
}
