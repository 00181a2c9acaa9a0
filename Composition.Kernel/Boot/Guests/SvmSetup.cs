// Initializes SVM and creates its control blocks.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>What SVM needs before the first guest runs.</summary>
// Sound: each VMCB and each map has frames of its own, as many as its size needs.
internal static unsafe class SvmSetup
{
    /// <summary>Enables SVM on this processor, or returns the reason why it cannot.</summary>
    /// <param name="host">What the processor keeps for guests.</param>
    /// <param name="vcpus">How many virtual processors there will be.</param>
    /// <param name="operations">The operations to fill in.</param>
    public static VirtualizationRefusal Initialize(
        HostProcessor* host, uint vcpus, ref VirtualizationOperations operations)
    {
        SvmProcessorFacts.Read(out SvmProcessorFacts facts);
        VirtualizationRefusal refusal = SvmProcessor.Judge(facts, vcpus);
        if (refusal != VirtualizationRefusal.None)
        {
            return refusal;
        }

        ExtendedState.Initialize(PhysicalMemory.Pointer(BootMemory.AllocateFrame()));
        SvmProcessor.Enable(BootMemory.AllocateFrame());
        host->HostState = BootMemory.AllocateFrame();
        Adopt(facts, ref operations);
        TimestampAuxiliary.Initialize();
        return VirtualizationRefusal.None;
    }

    /// <summary>Fills the operations in and remembers what later calls need.</summary>
    public static void Adopt(in SvmProcessorFacts facts, ref VirtualizationOperations operations)
    {
        SvmMachine.IoPermissionMap = BootMemory.AllocateZeroed(PermissionMaps.IoMapSize);
        SvmMachine.MsrPermissionMap = BootMemory.AllocateZeroed(PermissionMaps.MsrMapSize);
        PermissionMaps.FillIoMap(PhysicalMemory.Pointer(SvmMachine.IoPermissionMap));
        PermissionMaps.FillMsrMap(PhysicalMemory.Pointer(SvmMachine.MsrPermissionMap));
        SvmMachine.HasNextRip = (facts.Svm.Edx & SvmFeatures.NextRipSave) != 0;
        SvmMachine.HasDecodeAssists = (facts.Svm.Edx & SvmFeatures.DecodeAssists) != 0;
        SvmMachine.FlushCommand =
            (facts.Svm.Edx & SvmFeatures.FlushByAsid) != 0 ? TlbControl.FlushGuest : TlbControl.FlushAll;
        GuestLimits.OfThisMachine = facts.Processor.Limits(ExtendedState.Supported);
        operations.Reset = &SvmVcpu.Reset;
        operations.Run = &SvmVcpu.Run;
        operations.Store = &SvmState.Store;
    }

    /// <summary>Gives a vCPU its control block.</summary>
    public static void CreateControlBlock(Vcpu* vcpu)
    {
        ulong block = BootMemory.AllocateFrame();
        vcpu->ControlBlock = PhysicalMemory.Pointer(block);
        vcpu->Switch.ControlBlock = block;
        vcpu->Switch.HostState = vcpu->Processor->HostState;
    }

    /// <summary>
    /// Bits of nested page table entries: as of a component's; every access is a user access (AMD APM vol. 2, 15.25.5).
    /// Guests may execute all cached memory.
    /// </summary>
    public static ulong PageFlags(MappingRights rights) => PageTableBuilder.UserFlags(
        (rights & MappingRights.Uncached) != 0 ? rights : rights | MappingRights.Execute);
}
