// Which rule a VMCB breaks that the processor has refused. It does not say itself.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Checks what the kernel itself sets: AMD APM vol. 2, 15.5.1. The guest's state was checked before.</summary>
// Sound: the vCPU's control block is a VMCB.
internal static unsafe class RefusedBlock
{
    private const ulong PageMask = UserAddressSpace.PageSize - 1;

    public static EntryCheck Explain(Vcpu* vcpu)
    {
        VirtualMachineControlBlock* block = VirtualMachineControlBlock.Of(vcpu);
        if ((block->Control.Intercepts4 & InterceptVector4.Vmrun) == 0)
        {
            return EntryCheck.VmrunNotIntercepted;
        }

        if (block->Control.AddressSpaceIdentifier == 0)
        {
            return EntryCheck.AddressSpaceIdentifierZero;
        }

        int addressBits = GuestLimits.OfThisMachine.PhysicalAddressBits;
        if ((block->Control.IoPermissionMap | block->Control.MsrPermissionMap) >> addressBits != 0)
        {
            return EntryCheck.PermissionMapAddress;
        }

        bool isRoot = block->Control.NestedCr3 >> addressBits == 0 && (block->Control.NestedCr3 & PageMask) == 0;
        return isRoot ? EntryCheck.Processor : EntryCheck.NestedPageTableRoot;
    }
}
