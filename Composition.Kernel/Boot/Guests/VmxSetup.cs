// Initializes VMX and creates its control blocks.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>What VMX needs before the first guest runs.</summary>
// Sound: each context, VMCS, APIC page and MSR area has a frame of its own, and none is larger.
internal static unsafe class VmxSetup
{
    private const int TaskPriorityOffset = 0x80;

    /// <summary>Enables VMX on this processor, or returns the reason why it cannot.</summary>
    public static VirtualizationRefusal Initialize(HostProcessor* host, ref VirtualizationOperations operations)
    {
        VmxProcessorFacts.Read(out VmxProcessorFacts facts);
        VirtualizationRefusal refusal = VmxProcessor.Judge(facts);
        if (refusal != VirtualizationRefusal.None)
        {
            return refusal;
        }

        ulong region = BootMemory.AllocateFrame();
        ExtendedState.Initialize(PhysicalMemory.Pointer(BootMemory.AllocateFrame()));
        if (!VmxProcessor.Enable(facts, PhysicalMemory.Pointer(region), region))
        {
            return VirtualizationRefusal.VmxNotEntered;
        }

        host->HostMsrs = BootMemory.AllocateFrame();
        ((SwitchedMsrs*)PhysicalMemory.Pointer(host->HostMsrs))->ReadProcessor();
        ProcessorFeatures.Read(out ProcessorFeatures processor);
        GuestLimits.OfThisMachine = processor.Limits(ExtendedState.Supported);
        TimestampAuxiliary.Initialize();
        Adopt(facts, ref operations);
        GuestTranslations.DropAll(facts.EptAndIdentifiers);
        return VirtualizationRefusal.None;
    }

    /// <summary>Gives a vCPU its control block.</summary>
    public static void CreateControlBlock(Vcpu* vcpu)
    {
        ulong frame = BootMemory.AllocateFrame();
        var context = (VmxContext*)PhysicalMemory.Pointer(frame);
        context->PhysicalAddress = frame;
        context->Vmcs = BootMemory.AllocateFrame();
        context->VirtualApicAddress = BootMemory.AllocateFrame();
        context->TaskPriority = (uint*)(PhysicalMemory.Pointer(context->VirtualApicAddress) + TaskPriorityOffset);
        context->GuestMsrs.WriteIndices();
        context->Switch.GlobalTable = GlobalDescriptorTable.Pointer;
        vcpu->ControlBlock = context;
        vcpu->Switch.ControlBlock = context->Vmcs;
    }

    private static void Adopt(in VmxProcessorFacts facts, ref VirtualizationOperations operations)
    {
        VmxMachine.Controls = VmxProcessor.ChooseControls(facts);
        VmxMachine.Revision = (uint)(facts.Basic & VmxBasic.RevisionMask);
        VmxMachine.Cr0Fixed0 = VmxProcessor.GuestCr0Fixed0(facts);
        VmxMachine.Cr4Fixed0 = facts.Cr4Fixed0;
        VmxMachine.HasStringInformation = (facts.Basic & VmxBasic.StringInstructionInformation) != 0;
        VmxMachine.HasZeroInstructionLength = (facts.Miscellaneous & VmxMiscellaneous.ZeroInstructionLength) != 0;
        VmxMachine.HasLargePages = (facts.EptAndIdentifiers & EptCapability.LargePages) != 0;
        VmxMachine.MsrBitmaps = BootMemory.AllocateFrame();
        MsrBitmap.Fill(PhysicalMemory.Pointer(VmxMachine.MsrBitmaps));
        PreemptionTimer.Adopt(facts.Miscellaneous, VmxMachine.Controls.Pin);
        GuestTranslations.Adopt(facts.EptAndIdentifiers, VmxMachine.Controls.Secondary);
        operations.Reset = &VmxVcpu.Reset;
        operations.Run = &VmxVcpu.Run;
        operations.Store = &VmxVcpu.Store;
    }
}
