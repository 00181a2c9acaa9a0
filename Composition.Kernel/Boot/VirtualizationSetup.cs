// Chooses the virtualization extension.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Kernel.Boot;

/// <summary>Gives the hypervisor the implementation that the processor has.</summary>
internal static class VirtualizationSetup
{
    /// <summary>Looks for an extension, enables it on this processor and takes the memory that it needs.</summary>
    /// <returns>Why guests cannot run, or None.</returns>
    public static VirtualizationRefusal Start(in VirtualizationPlatform services)
    {
        VirtualizationOperations operations = default;
        VirtualizationKind found = VirtualizationKind.Svm;
        VirtualizationRefusal refusal = SvmBackend.Initialize(services, ref operations);
        if (refusal == VirtualizationRefusal.NoExtension)
        {
            found = VirtualizationKind.Vmx;
            refusal = VmxBackend.Initialize(services, ref operations);
        }

        VirtualizationKind kind = refusal == VirtualizationRefusal.None ? found : VirtualizationKind.None;
        Hypervisor.Adopt(services, operations, kind);
        return refusal;
    }
}
