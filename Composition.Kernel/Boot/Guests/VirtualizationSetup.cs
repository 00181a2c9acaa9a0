// Chooses the virtualization extension.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>Gives the hypervisor the implementation that the processor has.</summary>
internal static unsafe class VirtualizationSetup
{
    /// <summary>Looks for an extension, enables it on this processor and takes the memory that it needs.</summary>
    /// <param name="host">What the processor keeps for guests.</param>
    /// <param name="vcpus">How many virtual processors there will be.</param>
    /// <returns>Why guests cannot run, or None.</returns>
    public static VirtualizationRefusal Start(HostProcessor* host, uint vcpus)
    {
        VirtualizationOperations operations = default;
        VirtualizationKind found = VirtualizationKind.Svm;
        VirtualizationRefusal refusal = SvmSetup.Initialize(host, vcpus, ref operations);
        if (refusal == VirtualizationRefusal.NoExtension)
        {
            found = VirtualizationKind.Vmx;
            refusal = VmxSetup.Initialize(host, ref operations);
        }

        Hypervisor.Adopt(operations, refusal == VirtualizationRefusal.None ? found : VirtualizationKind.None);
        return refusal;
    }
}
