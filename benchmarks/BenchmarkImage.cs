// The sample's image for a guest that is measured, and the machines with the two virtualization extensions.
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>One image for every machine: SVM and VT-x are chosen at boot.</summary>
internal static class BenchmarkImage
{
    /// <summary>The unit of what Bochs counts: its time-stamp counter goes by emulated time.</summary>
    public const string BochsUnit = "ticks of Bochs";

    /// <summary>The unit of what QEMU counts under <see cref="Meter.CountInstructions"/>.</summary>
    public const string QemuUnit = "instructions";

    /// <summary>AMD SVM: QEMU, counting instructions.</summary>
    public static QemuMachine Svm(ImageRequest request) =>
        new QemuMachine(ImageBuild.Run(Repository.Find(), request)).With(Meter.CountInstructions);

    /// <summary>Intel VT-x: Bochs, booting the ISO.</summary>
    public static BochsMachine Vmx(ImageRequest request) =>
        new(ImageBuild.Run(Repository.Find(), request with { WithIso = true }));
}
