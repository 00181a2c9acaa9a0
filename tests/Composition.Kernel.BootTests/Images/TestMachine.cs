// The test beds of virtual processors.
namespace CamkesNet.Tests.Images;

/// <summary>An emulator and the virtualization extension that it has.</summary>
public enum TestMachine
{
    /// <summary>QEMU, AMD SVM.</summary>
    QemuSvm,

    /// <summary>Bochs, Intel VT-x.</summary>
    BochsVmx,

    /// <summary>Bochs, AMD SVM: it leaves guests for task switches, which QEMU does not.</summary>
    BochsSvm,
}
