// From power-on to the login prompt: our image, and the same guest started directly by the same QEMU.
using System.Diagnostics;
using CamkesNet.Benchmarks.Guests;
using CamkesNet.Build.Images;
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
        var repository = Repository.Find();
        string kernel = Path.Combine(repository.GuestCache, "bzimage");
        string initrd = Path.Combine(repository.GuestCache, "probe-boot.cpio");
        ProbeInitrd.WriteBoot(Path.Combine(repository.GuestCache, "rootfs.cpio"), initrd);

        var request = new ImageRequest(GuestApp.Sample, kernel, initrd, CommandLine);
        MeasureOnQemu(new QemuMachine(kernel) { ExtraArguments = ["-initrd", initrd, "-append", CommandLine] }, request);

        string iso = Path.Combine(repository.GuestCache, "probe-boot.iso");
        GrubIso.WriteLinux(kernel, initrd, CommandLine, iso);
        MeasureOnBochs(new BochsMachine(iso), request);
    }

    private static void MeasureOnQemu(QemuMachine direct, ImageRequest request)
    {
        var ours = new QemuMachine(ImageBuild.Run(Repository.Find(), request));
        Counts directCounts = Count("QEMU, direct", direct.With(Meter.CountInstructions), BenchmarkImage.QemuUnit);
        double directSeconds = Time("QEMU, direct", direct);
        Counts ourCounts = Count("QEMU, image", ours.With(Meter.CountInstructions), BenchmarkImage.QemuUnit);
        double ourSeconds = Time("QEMU, image", ours);
        new Figure(Name, "QEMU, ratio to init", Ratio(ourCounts.Init, directCounts.Init), "", Reach: 1.15).Print();
        new Figure(Name, "QEMU, ratio to login", Ratio(ourCounts.Login, directCounts.Login), "").Print();
        new Figure(Name, "QEMU, ratio of wall time", Ratio(ourSeconds, directSeconds), "", Reach: 2).Print();
    }

    private static void MeasureOnBochs(BochsMachine direct, ImageRequest request)
    {
        Counts directCounts = Count("Bochs, direct", direct, BenchmarkImage.BochsUnit);
        Counts ourCounts = Count("Bochs, image", BenchmarkImage.Vmx(request), BenchmarkImage.BochsUnit);
        new Figure(Name, "Bochs, ratio to init", Ratio(ourCounts.Init, directCounts.Init), "").Print();
        new Figure(Name, "Bochs, ratio to login", Ratio(ourCounts.Login, directCounts.Login), "").Print();
    }

    private static double Ratio(double ours, double direct) => Math.Round(ours / direct, 3);

    private static Counts Count(string who, Machine machine, string unit)
    {
        using RunningMachine counted = machine.Start();
        ulong[] counts = Meter.Read(counted, "init", "login");
        new Figure(Name, $"{who}, to init", counts[0], unit).Print();
        new Figure(Name, $"{who}, to login", counts[1], unit).Print();
        return new Counts(counts[0], counts[1]);
    }

    private static double Time(string who, Machine machine)
    {
        var clock = Stopwatch.StartNew();
        using RunningMachine timed = machine.Start();
        if (!timed.WaitFor("login:", patience))
        {
            throw new InvalidOperationException($"{who}: no login prompt:\n{timed.Transcript}");
        }

        double seconds = clock.Elapsed.TotalSeconds;
        new Figure(Name, $"{who}, wall time to login", Math.Round(seconds, 2), "s").Print();
        return seconds;
    }

    private sealed record Counts(ulong Init, ulong Login);
}
