// Initializes VMX at boot and creates vCPUs. This file is per machine; the rest of the folder is per vCPU.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The VMX implementation of <see cref="VirtualizationOperations"/>.</summary>
internal static unsafe class VmxBackend
{
    private const uint LastIdentifierPossible = 0xFFFF;

    // Types of INVEPT and INVVPID (SDM vol. 3, 31.3).
    private const ulong SingleContext = 1;
    private const ulong AllContexts = 2;

    private static VirtualizationPlatform platform;
    private static NestedPageFormat pageFormat;
    private static uint lastIdentifier;
    private static uint revision;
    private static ulong flushType;

    /// <summary>What guests' registers may hold here.</summary>
    public static GuestLimits Limits;

    /// <summary>The controls that every guest starts with.</summary>
    public static VmxControls Controls;

    /// <summary>Bits of CR0 that are always set while a guest runs.</summary>
    public static ulong Cr0Fixed0 { get; private set; }

    /// <summary>Bits of CR4 that are always set while a guest runs.</summary>
    public static ulong Cr4Fixed0 { get; private set; }

    /// <summary>Whether exceptions that VT-x did not know from the beginning can be injected with an error code.</summary>
    public static bool InjectsAnyErrorCode { get; private set; }

    /// <summary>Exits of INS and OUTS report address size and segment.</summary>
    public static bool HasStringInformation { get; private set; }

    /// <summary>Software interrupts may be injected with length 0, so that they return to RIP.</summary>
    public static bool HasZeroInstructionLength { get; private set; }

    /// <summary>Physical address of the MSR bitmap.</summary>
    public static ulong MsrBitmaps { get; private set; }

    /// <summary>Enables VMX on this processor, or returns the reason why it cannot.</summary>
    public static VirtualizationRefusal Initialize(
        in VirtualizationPlatform services, ref VirtualizationOperations operations)
    {
        VmxProcessorFacts.Read(out VmxProcessorFacts facts);
        VirtualizationRefusal refusal = VmxProcessor.Judge(facts);
        if (refusal != VirtualizationRefusal.None)
        {
            return refusal;
        }

        ulong region = services.AllocateFrames(1);
        ulong initialImage = services.AllocateFrames(1);
        MsrBitmaps = services.AllocateFrames(1);
        HostProcessor* host = services.Processor;
        host->HostMsrs = services.AllocateFrames(1);
        if (region == 0 || initialImage == 0 || MsrBitmaps == 0 || host->HostMsrs == 0)
        {
            return VirtualizationRefusal.OutOfFrames;
        }

        MsrBitmap.Fill((byte*)services.At(MsrBitmaps));
        ExtendedState.Initialize(services.At(initialImage));
        if (!VmxProcessor.Enable(facts, services.At(region), region))
        {
            return VirtualizationRefusal.VmxNotEntered;
        }

        ProcessorFeatures.Read(out ProcessorFeatures processor);
        Limits = processor.Limits(ExtendedState.Supported);
        TimestampAuxiliary.Initialize(Limits);
        ((SwitchedMsrs*)services.At(host->HostMsrs))->ReadProcessor();
        Adopt(services, facts, ref operations);
        InvalidateAll(facts.EptAndIdentifiers);
        return VirtualizationRefusal.None;
    }

    /// <summary>Fills the operations in and remembers what later calls need.</summary>
    public static void Adopt(
        in VirtualizationPlatform services, in VmxProcessorFacts facts, ref VirtualizationOperations operations)
    {
        platform = services;
        lastIdentifier = 0;
        revision = (uint)(facts.Basic & VmxBasic.RevisionMask);
        Controls = VmxControls.Choose(facts);
        Cr0Fixed0 = VmxProcessor.GuestCr0Fixed0(facts);
        Cr4Fixed0 = facts.Cr4Fixed0;
        HasStringInformation = (facts.Basic & VmxBasic.StringInstructionInformation) != 0;
        InjectsAnyErrorCode = (facts.Basic & VmxBasic.AnyErrorCode) != 0;
        PreemptionTimer.Adopt(facts, Controls.Pin);
        HasZeroInstructionLength = (facts.Miscellaneous & VmxMiscellaneous.ZeroInstructionLength) != 0;
        flushType = (Controls.Secondary & SecondaryControl.EnableIdentifiers) == 0
            ? 0
            : (facts.EptAndIdentifiers & EptCapability.InvvpidSingleContext) != 0 ? SingleContext : AllContexts;
        pageFormat = EptTables.Format(facts.EptAndIdentifiers);
        operations.PageFormat = pageFormat;
        operations.Create = &Create;
        operations.Reset = &VmxVcpu.Reset;
        operations.Run = &VmxVcpu.Run;
        operations.StoreCommonState = &VmxVcpu.StoreCommonState;
        operations.StoreRemainingState = &VmxVcpu.StoreRemainingState;
    }

    /// <summary>Makes the VMCS of <paramref name="vcpu"/> the one that VMREAD and VMWRITE mean.</summary>
    public static void MakeCurrent(Vcpu* vcpu)
    {
        if (vcpu->Processor->CurrentVmcs == vcpu)
        {
            return;
        }

        if (VmxInstructions.LoadPointer(&ContextOf(vcpu)->Vmcs) != VmxInstructions.Succeeded)
        {
            KernelPanic.Stop("CN3906 the processor refused a VMCS (VMPTRLD failed)"u8);
        }

        vcpu->Processor->CurrentVmcs = vcpu;
    }

    /// <summary>Makes the VMCS of <paramref name="vcpu"/> current and not launched.</summary>
    public static void ClearVmcs(Vcpu* vcpu)
    {
        VmxContext* context = ContextOf(vcpu);
        if (VmxInstructions.Clear(&context->Vmcs) != VmxInstructions.Succeeded)
        {
            KernelPanic.Stop("CN3907 the processor refused a VMCS (VMCLEAR failed)"u8);
        }

        // The region is ordinary memory again, until VMPTRLD.
        *(uint*)platform.At(context->Vmcs) = revision;
        context->Switch.Launched = 0;
        vcpu->Processor->CurrentVmcs = null;
        MakeCurrent(vcpu);
    }

    /// <summary>Drops the guest's translations. Without identifiers every entry does so.</summary>
    public static void Flush(Vcpu* vcpu)
    {
        if (flushType != 0)
        {
            ulong* descriptor = stackalloc ulong[2];
            descriptor[0] = vcpu->AddressSpaceIdentifier;
            descriptor[1] = 0;
            VmxInstructions.InvalidateIdentifier(flushType, descriptor);
        }
    }

    /// <summary>The guest's memory at an address, through the direct map; null where there is none.</summary>
    public static void* GuestMemory(ulong guestAddressSpace, ulong guestPhysicalAddress) =>
        NestedPageTables.TryTranslate(
            platform, pageFormat, guestAddressSpace, guestPhysicalAddress, out ulong physicalAddress)
            ? platform.At(physicalAddress)
            : null;

    public static VmxContext* ContextOf(Vcpu* vcpu) => (VmxContext*)vcpu->ControlBlock;

    /// <summary>Takes the frames and the identifier of one vCPU.</summary>
    private static bool Create(Vcpu* vcpu)
    {
        ulong frame = platform.AllocateFrames(1);
        ulong vmcs = platform.AllocateFrames(1);
        ulong apic = platform.AllocateFrames(1);
        ulong floatingPoint = platform.AllocateFrames(1);
        if (frame == 0 || vmcs == 0 || apic == 0 || floatingPoint == 0 || lastIdentifier == LastIdentifierPossible)
        {
            return false;
        }

        const int TaskPriorityOffset = 0x80;
        var context = (VmxContext*)platform.At(frame);
        context->PhysicalAddress = frame;
        context->Vmcs = vmcs;
        context->VirtualApicAddress = apic;
        context->TaskPriority = (uint*)((byte*)platform.At(apic) + TaskPriorityOffset);
        context->GuestMsrs.WriteIndices();
        context->Switch.GlobalTable = GlobalDescriptorTable.Pointer;

        // Each vCPU keeps its identifier for ever, so a flush is needed only when its tables or modes change.
        vcpu->AddressSpaceIdentifier = ++lastIdentifier;
        vcpu->ControlBlock = context;
        vcpu->Processor = platform.Processor;
        vcpu->Switch.ControlBlock = vmcs;
        vcpu->Switch.Registers = vcpu->State->Registers;
        vcpu->Switch.GuestFloatingPoint = platform.At(floatingPoint);
        vcpu->Switch.InitialFloatingPoint = ExtendedState.InitialImage;
        vcpu->Switch.SavedComponents = ExtendedState.SavedComponents;
        vcpu->Switch.HostXcr0 = ExtendedState.SavedComponents;
        return true;
    }

    /// <summary>
    /// Makes exits restore the GS base of the thread that ring 3 was left by: KernelGSbase differs from thread to
    /// thread, and the kernel's exit stub writes it only when the thread changes.
    /// </summary>
    // Sound: a guest runs only after a system call, so there is a current thread.
    public static void KeepThreadBlock(Vcpu* vcpu) =>
        ((SwitchedMsrs*)platform.At(vcpu->Processor->HostMsrs))->KernelGsBase.Value =
            ((SavedContext*)Instructions.CurrentProcessor()->CurrentThread)->ThreadBlock;

    /// <summary>Invalidates translations that a boot loader's hypervisor may have left: SDM vol. 3, 29.4.3.3.</summary>
    private static void InvalidateAll(ulong capability)
    {
        const ulong Needed = EptCapability.Invept | EptCapability.InveptAllContexts;
        ulong* descriptor = stackalloc ulong[2];
        descriptor[0] = 0;
        descriptor[1] = 0;
        if ((capability & Needed) == Needed)
        {
            VmxInstructions.InvalidateEpt(AllContexts, descriptor);
        }

        if ((capability & EptCapability.Invvpid) != 0 && (capability & EptCapability.InvvpidAllContexts) != 0)
        {
            VmxInstructions.InvalidateIdentifier(AllContexts, descriptor);
        }
    }
}
