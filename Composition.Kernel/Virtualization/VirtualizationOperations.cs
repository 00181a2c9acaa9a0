// What an implementation of virtual processors provides: SVM or VT-x.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>The functions of one virtualization extension, chosen at boot.</summary>
internal unsafe struct VirtualizationOperations
{
    /// <summary>Builds the hardware's control block and loads the reset state from the state page.</summary>
    public delegate*<Vcpu*, void> Reset;

    /// <summary>See <see cref="Hypervisor.Run"/>.</summary>
    public delegate*<Vcpu*, VcpuExitReason> Run;

    /// <summary>Stores register groups in a state structure.</summary>
    public delegate*<Vcpu*, VcpuState*, VcpuRegisterGroup, void> Store;
}
