// What one processor keeps for guests between two world switches.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>A part of the processor's block.</summary>
internal unsafe struct HostProcessor
{
    /// <summary>The vCPU whose DR0 to DR3 are in the processor; null when none is.</summary>
    public Vcpu* BreakpointOwner;

    /// <summary>VMX: the vCPU whose VMCS is current; null when none is.</summary>
    public Vcpu* CurrentVmcs;

    /// <summary>SVM: physical address of the page for the host state that VMRUN does not keep.</summary>
    public ulong HostState;

    /// <summary>VMX: physical address of the page with the host's values of switched MSRs.</summary>
    public ulong HostMsrs;
}
