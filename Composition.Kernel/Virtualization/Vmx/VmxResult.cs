// How VMX instructions end (Intel SDM vol. 3, 31.2), for the stubs that read the flags and the kernel that acts on them.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>What the stubs of <c>VmxInstructions</c> return.</summary>
internal static class VmxResult
{
    /// <summary>VMsucceed.</summary>
    public const uint Succeeded = 0;

    /// <summary>VMfailInvalid: there is no current VMCS, or the operand is none.</summary>
    public const uint FailedInvalid = 1;

    /// <summary>VMfailValid: the current VMCS has the VM-instruction error.</summary>
    public const uint FailedValid = 2;
}
