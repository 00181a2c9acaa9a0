// Access to the current VMCS, and its host part.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Fields of the VMCS that VMPTRLD made current.</summary>
// Sound: the processor gets the physical address of a frame that VmxSetup took for a VMCS, and host fields that are the
// linker's.
internal static unsafe class Vmcs
{
    /// <summary>Reads a field.</summary>
    public static ulong Read(uint field) => VmxInstructions.Read(field);

    /// <summary>Writes a field. This fails only if the kernel has a defect.</summary>
    public static void Write(uint field, ulong value)
    {
        if (VmxInstructions.Write(field, value) != VmxResult.Succeeded)
        {
            KernelPanic.Stop("CN3905 the processor refused a VMWRITE (no current VMCS, or a field that it lacks)"u8);
        }
    }

    /// <summary>Makes the VMCS of a vCPU the one that VMREAD and VMWRITE mean.</summary>
    public static void MakeCurrent(Vcpu* vcpu)
    {
        if (vcpu->Processor->CurrentVmcs == vcpu)
        {
            return;
        }

        if (VmxInstructions.LoadPointer(&VmxContext.Of(vcpu)->Vmcs) != VmxResult.Succeeded)
        {
            KernelPanic.Stop("CN3906 the processor refused a VMCS (VMPTRLD failed)"u8);
        }

        vcpu->Processor->CurrentVmcs = vcpu;
    }

    /// <summary>Makes the VMCS of a vCPU current and not launched.</summary>
    public static void Clear(Vcpu* vcpu)
    {
        VmxContext* context = VmxContext.Of(vcpu);
        if (VmxInstructions.Clear(&context->Vmcs) != VmxResult.Succeeded)
        {
            KernelPanic.Stop("CN3907 the processor refused a VMCS (VMCLEAR failed)"u8);
        }

        // The region is ordinary memory again, until VMPTRLD.
        *(uint*)PhysicalMemory.Pointer(context->Vmcs) = VmxMachine.Revision;
        context->Switch.Launched = 0;
        vcpu->Processor->CurrentVmcs = null;
        MakeCurrent(vcpu);
    }

    /// <summary>Writes the controls that stay as they are, and the kernel's own state.</summary>
    public static void WriteFixed(in VmxControls controls, VmxContext* context, Vcpu* vcpu)
    {
        Write(VmcsField.PinControls, controls.Pin);
        Write(VmcsField.PrimaryControls, controls.Primary);
        Write(VmcsField.SecondaryControls, controls.Secondary);
        Write(VmcsField.ExitControls, controls.Exit);
        Write(VmcsField.EntryControls, controls.Entry);
        Write(VmcsField.PageFaultCodeMask, 0);
        Write(VmcsField.PageFaultCodeMatch, 0);
        Write(VmcsField.Cr3TargetCount, 0);
        Write(VmcsField.TaskPriorityThreshold, 0);
        Write(VmcsField.LinkPointer, ulong.MaxValue);
        Write(VmcsField.GuestDebugControl, 0);
        Write(VmcsField.GuestActivity, 0);
        Write(VmcsField.GuestPendingDebugExceptions, 0);
        Write(VmcsField.GuestInterruptibility, 0);
        Write(VmcsField.MsrBitmaps, VmxMachine.MsrBitmaps);
        Write(VmcsField.EptPointer, EptTables.Pointer(vcpu->GuestAddressSpace));
        Write(VmcsField.VirtualApicAddress, context->VirtualApicAddress);
        if ((controls.Secondary & SecondaryControl.EnableIdentifiers) != 0)
        {
            Write(VmcsField.VirtualProcessorIdentifier, vcpu->AddressSpaceIdentifier);
        }

        // The guest's registers are stored where the next entry loads them from.
        ulong guestRegisters = context->PhysicalAddress + VmxContext.GuestMsrsOffset;
        Write(VmcsField.ExitMsrStoreAddress, guestRegisters);
        Write(VmcsField.EntryMsrLoadAddress, guestRegisters);
        Write(VmcsField.ExitMsrLoadAddress, vcpu->Processor->HostMsrs);
        Write(VmcsField.ExitMsrStoreCount, SwitchedMsrs.Count);
        Write(VmcsField.EntryMsrLoadCount, SwitchedMsrs.Count);
        Write(VmcsField.ExitMsrLoadCount, SwitchedMsrs.Count);
        WriteHost();
    }

    /// <summary>What an exit loads: SDM vol. 3, 25.5. The page table follows at each entry.</summary>
    private static void WriteHost()
    {
        ProcessorData* processor = Instructions.CurrentProcessor();
        Write(VmcsField.HostCr0, Instructions.ReadCr0());
        Write(VmcsField.HostCr3, Instructions.ReadCr3());
        Write(VmcsField.HostCr4, Instructions.ReadCr4());
        Write(VmcsField.HostCsSelector, SegmentSelector.KernelCode);
        Write(VmcsField.HostSsSelector, SegmentSelector.KernelData);
        Write(VmcsField.HostDsSelector, SegmentSelector.KernelData);
        Write(VmcsField.HostEsSelector, SegmentSelector.KernelData);
        Write(VmcsField.HostFsSelector, 0);
        Write(VmcsField.HostGsSelector, 0);
        Write(VmcsField.HostTrSelector, SegmentSelector.TaskState);
        Write(VmcsField.HostFsBase, 0);
        Write(VmcsField.HostGsBase, (ulong)processor);
        Write(VmcsField.HostTrBase, (ulong)&processor->TaskState);
        Write(VmcsField.HostGdtrBase, (ulong)LinkerSymbols.Image()->DescriptorTable);
        Write(VmcsField.HostIdtrBase, (ulong)LinkerSymbols.Image()->InterruptTable);
        Write(VmcsField.HostSysenterCs, 0);
        Write(VmcsField.HostSysenterEsp, 0);
        Write(VmcsField.HostSysenterEip, 0);
        Write(VmcsField.HostEfer, Instructions.ReadMsr(MsrNumber.Efer));
        Write(VmcsField.HostPat, Instructions.ReadMsr(VmxMsr.Pat));
        Write(VmcsField.HostRip, VmxInstructions.ExitAddress());
    }
}
