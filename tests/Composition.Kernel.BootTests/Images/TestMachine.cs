// The test beds of virtual processors.
namespace CamkesNet.Tests.Images;

/// <summary>An emulator and the virtualization extension that it has.</summary>
public enum TestMachine
{
    /// <summary>QEMU, AMD SVM.</summary>
    QemuSvm,

    /// <summary>Bochs, Intel VT-x.</summary>
    BochsVmx,

    /// <summary>Bochs, AMD SVM: task switches cause exits, unlike on QEMU.</summary>
    BochsSvm,
}
