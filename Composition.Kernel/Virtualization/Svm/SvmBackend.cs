// Initializes SVM at boot and creates vCPUs. This file is per machine; the rest of the folder is per vCPU.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>The SVM implementation of <see cref="VirtualizationOperations"/>.</summary>
internal static unsafe class SvmBackend
{
    private static VirtualizationPlatform platform;
    private static uint identifierCount;
    private static uint lastIdentifier;

    /// <summary>What guests' registers may hold here.</summary>
    public static GuestLimits Limits;

    /// <summary>The processor stores the next instruction's address at exits.</summary>
    public static bool HasNextRip { get; private set; }

    /// <summary>The processor stores OUTS' segment at exits.</summary>
    public static bool HasDecodeAssists { get; private set; }

    /// <summary>How one guest's translations are flushed.</summary>
    public static byte FlushCommand { get; private set; }

    public static ulong IoPermissionMap { get; private set; }

    public static ulong MsrPermissionMap { get; private set; }

    /// <summary>
    /// How nested page tables are encoded: as others, and every access is a user access (AMD APM vol. 2, 15.25.5).
    /// </summary>
    public static NestedPageFormat PageFormat => new()
    {
        Table = PageEntry.Present | PageEntry.Writable | PageEntry.User,
        Leaf = PageEntry.Present | PageEntry.User,
        Writable = PageEntry.Writable,
        NotExecutable = PageEntry.NoExecute,
        Large = PageEntry.Large,
        Uncached = PageEntry.CacheDisable | PageEntry.WriteThrough,
    };

    /// <summary>Enables SVM on this processor, or returns the reason why it cannot.</summary>
    public static VirtualizationRefusal Initialize(
        in VirtualizationPlatform services, ref VirtualizationOperations operations)
    {
        SvmProcessorFacts.Read(out SvmProcessorFacts facts);
        VirtualizationRefusal refusal = SvmProcessor.Judge(facts);
        if (refusal != VirtualizationRefusal.None)
        {
            return refusal;
        }

        ulong hostSave = services.AllocateFrames(1);
        ulong initialImage = services.AllocateFrames(1);
        if (hostSave == 0 || initialImage == 0 || !TakeMemory(services))
        {
            return VirtualizationRefusal.OutOfFrames;
        }

        ExtendedState.Initialize(services.At(initialImage));
        SvmProcessor.Enable(hostSave);
        Adopt(services, facts, ref operations);
        TimestampAuxiliary.Initialize(Limits);
        return VirtualizationRefusal.None;
    }

    /// <summary>Takes the per-machine tables: permission maps and the host's VMSAVE page.</summary>
    public static bool TakeMemory(in VirtualizationPlatform services)
    {
        services.Processor->HostState = services.AllocateFrames(1);
        IoPermissionMap = services.AllocateFrames(PermissionMaps.IoMapFrames);
        MsrPermissionMap = services.AllocateFrames(PermissionMaps.MsrMapFrames);
        if (services.Processor->HostState == 0 || IoPermissionMap == 0 || MsrPermissionMap == 0)
        {
            return false;
        }

        PermissionMaps.FillIoMap((byte*)services.At(IoPermissionMap));
        PermissionMaps.FillMsrMap((byte*)services.At(MsrPermissionMap));
        return true;
    }

    /// <summary>Fills the operations in and remembers what later calls need.</summary>
    public static void Adopt(
        in VirtualizationPlatform services, in SvmProcessorFacts facts, ref VirtualizationOperations operations)
    {
        platform = services;
        identifierCount = facts.Svm.Ebx;
        lastIdentifier = 0;
        HasNextRip = (facts.Svm.Edx & SvmFeatures.NextRipSave) != 0;
        HasDecodeAssists = (facts.Svm.Edx & SvmFeatures.DecodeAssists) != 0;
        FlushCommand = (facts.Svm.Edx & SvmFeatures.FlushByAsid) != 0 ? TlbControl.FlushGuest : TlbControl.FlushAll;
        Limits = facts.Processor.Limits(ExtendedState.Supported);
        operations.PageFormat = PageFormat;
        operations.Create = &Create;
        operations.Reset = &SvmVcpu.Reset;
        operations.Run = &SvmVcpu.Run;
        operations.StoreCommonState = &SvmVcpu.StoreCommonState;
        operations.StoreRemainingState = &SvmVcpu.StoreRemainingState;
    }

    /// <summary>Takes the frames and the address space identifier of one vCPU.</summary>
    private static bool Create(Vcpu* vcpu)
    {
        ulong block = platform.AllocateFrames(1);
        ulong floatingPoint = platform.AllocateFrames(1);
        if (block == 0 || floatingPoint == 0 || lastIdentifier + 1 >= identifierCount)
        {
            return false;
        }

        // Each vCPU keeps its identifier for ever, so a flush is needed only when its tables or modes change.
        vcpu->AddressSpaceIdentifier = ++lastIdentifier;
        vcpu->ControlBlock = platform.At(block);
        vcpu->Switch.ControlBlock = block;
        vcpu->Processor = platform.Processor;
        vcpu->Switch.HostState = platform.Processor->HostState;
        vcpu->Switch.Registers = vcpu->State->Registers;
        vcpu->Switch.GuestFloatingPoint = platform.At(floatingPoint);
        vcpu->Switch.InitialFloatingPoint = ExtendedState.InitialImage;
        vcpu->Switch.SavedComponents = ExtendedState.SavedComponents;
        vcpu->Switch.HostXcr0 = ExtendedState.SavedComponents;
        return true;
    }

    /// <summary>Bits of a page table entry: AMD APM vol. 2, 5.3.3.</summary>
    private static class PageEntry
    {
        public const ulong Present = 1UL << 0;
        public const ulong Writable = 1UL << 1;
        public const ulong User = 1UL << 2;
        public const ulong WriteThrough = 1UL << 3;
        public const ulong CacheDisable = 1UL << 4;
        public const ulong Large = 1UL << 7;
        public const ulong NoExecute = 1UL << 63;
    }
}
