// From power-on to the login prompt: our image, and the same guest started directly by the same QEMU.
using System.Diagnostics;
using CamkesNet.Benchmarks.Guests;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Prints instructions to the first one of /init and to login, the time to login, and the ratios.</summary>
internal static class BootBenchmark
{
    private const string Name = "boot";
    private const string CommandLine = "console=ttyS0 quiet";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    /// <summary>Measures both and compares.</summary>
    public static void Measure()
    {
        Repository repository = Repository.Find();
        string kernel = Path.Combine(repository.GuestCache, "bzimage");
        string initrd = Path.Combine(repository.GuestCache, "probe-boot.cpio");
        ProbeInitrd.WriteBoot(Path.Combine(repository.GuestCache, "rootfs.cpio"), initrd);

        var direct = new QemuMachine(kernel) { ExtraArguments = ["-initrd", initrd, "-append", CommandLine] };
        var ours = new QemuMachine(
            ImageBuild.Run(repository, new ImageRequest(GuestApp.Sample, kernel, initrd, CommandLine)));
        Boot directBoot = Measure("direct", direct);
        Boot ourBoot = Measure("image", ours);
        new Figure(Name, "ratio, instructions to init", Ratio(ourBoot.Init, directBoot.Init), "", Reach: 1.15).Print();
        new Figure(Name, "ratio, instructions to login", Ratio(ourBoot.Login, directBoot.Login), "").Print();
        new Figure(Name, "ratio, wall time to login", Ratio(ourBoot.Seconds, directBoot.Seconds), "", Reach: 2).Print();
    }

    private static double Ratio(double ours, double direct) => Math.Round(ours / direct, 3);

    private static Boot Measure(string who, QemuMachine machine)
    {
        ulong[] counts;
        using (RunningMachine counted = machine.With(Meter.CountInstructions).Start())
        {
            counts = Meter.Read(counted, "init", "login");
        }

        var clock = Stopwatch.StartNew();
        using (RunningMachine timed = machine.Start())
        {
            if (!timed.WaitFor("login:", patience))
            {
                throw new InvalidOperationException($"{who}: no login prompt:\n{timed.Transcript}");
            }
        }

        double seconds = clock.Elapsed.TotalSeconds;
        new Figure(Name, $"{who}, instructions to init", counts[0], "instructions").Print();
        new Figure(Name, $"{who}, instructions to login", counts[1], "instructions").Print();
        new Figure(Name, $"{who}, wall time to login", Math.Round(seconds, 2), "s").Print();
        return new Boot(counts[0], counts[1], seconds);
    }

    private sealed record Boot(ulong Init, ulong Login, double Seconds);
}
