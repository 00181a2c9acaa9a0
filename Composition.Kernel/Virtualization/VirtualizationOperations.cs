// What an implementation of virtual processors provides: SVM or VT-x.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>The functions of one virtualization extension, chosen at boot.</summary>
internal unsafe struct VirtualizationOperations
{
    /// <summary>How its nested page tables are encoded.</summary>
    public NestedPageFormat PageFormat;

    /// <summary>
    /// Allocates a vCPU's resources; returns false if frames or address space identifiers are exhausted.
    /// </summary>
    public delegate*<Vcpu*, bool> Create;

    /// <summary>Loads the reset state from the state page and forgets all that the guest did.</summary>
    public delegate*<Vcpu*, void> Reset;

    /// <summary>See <see cref="Hypervisor.Run"/>.</summary>
    public delegate*<Vcpu*, ulong, VcpuExitReason> Run;

    /// <summary>Stores the groups that every exit stores.</summary>
    public delegate*<Vcpu*, void> StoreCommonState;

    /// <summary>Stores the groups that an exit leaves out.</summary>
    public delegate*<Vcpu*, void> StoreRemainingState;
}
