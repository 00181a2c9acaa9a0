// Finds out whether this processor can run guests by SVM, and enables it: AMD APM vol. 2, 15.4.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Detection and enabling of SVM on one processor.</summary>
internal static class SvmProcessor
{
    /// <summary>CPUID Fn8000_0001 ECX.</summary>
    public const uint SvmFeature = 1U << 2;

    /// <summary>VM_CR: EFER.SVME cannot be set (SVMDIS).</summary>
    private const ulong SvmDisabled = 1UL << 4;

    // CPUID Fn8000_0001 EDX and ECX.
    private const uint NoExecute = 1U << 20;
    private const uint FastFxSave = 1U << 25;
    private const uint TranslationCacheExtension = 1U << 17;

    // CPUID Fn0000_0001 ECX.
    private const uint ProcessContextIdentifiers = 1U << 17;
    private const uint XSave = 1U << 26;

    // CPUID Fn0000_0007 EBX, then ECX.
    private const uint FsGsBase = 1U << 0;
    private const uint SupervisorExecutionPrevention = 1U << 7;
    private const uint SupervisorAccessPrevention = 1U << 20;
    private const uint UserModeInstructionPrevention = 1U << 2;
    private const uint ProtectionKeys = 1U << 3;
    private const uint FiveLevelPaging = 1U << 16;

    private const int PhysicalAddressBitsMask = 0xFF;

    /// <summary>Whether guests can run by SVM here.</summary>
    public static VirtualizationRefusal Judge(in SvmProcessorFacts facts)
    {
        if ((facts.ExtendedFeatures.Ecx & SvmFeature) == 0)
        {
            return VirtualizationRefusal.NoExtension;
        }

        if ((facts.VirtualMachineControl & SvmDisabled) != 0)
        {
            return (facts.Svm.Edx & SvmFeatures.Lock) != 0
                ? VirtualizationRefusal.SvmLocked
                : VirtualizationRefusal.SvmDisabled;
        }

        if ((facts.Svm.Edx & SvmFeatures.NestedPaging) == 0)
        {
            return VirtualizationRefusal.SvmWithoutNestedPaging;
        }

        // Identifier 0 is the host's.
        return facts.Svm.Ebx < 2 ? VirtualizationRefusal.SvmWithoutIdentifiers : VirtualizationRefusal.None;
    }

    /// <summary>What the registers of guests may hold.</summary>
    /// <param name="facts">What the processor says.</param>
    /// <param name="xcr0">State components that the kernel keeps.</param>
    public static GuestLimits Limits(in SvmProcessorFacts facts, ulong xcr0)
    {
        uint structuredEbx = facts.StructuredFeatures.Ebx;
        uint structuredEcx = facts.StructuredFeatures.Ecx;
        return new GuestLimits
        {
            PhysicalAddressBits = (int)facts.AddressSizes.Eax & PhysicalAddressBitsMask,
            Cr4 = GuestCr4.Baseline |
                When(structuredEcx, UserModeInstructionPrevention, GuestCr4.UserModeInstructionPrevention) |
                When(structuredEcx, FiveLevelPaging, GuestCr4.FiveLevelPaging) |
                When(structuredEcx, ProtectionKeys, GuestCr4.ProtectionKeys) |
                When(structuredEbx, FsGsBase, GuestCr4.FsGsBase) |
                When(structuredEbx, SupervisorExecutionPrevention, GuestCr4.SupervisorExecutionPrevention) |
                When(structuredEbx, SupervisorAccessPrevention, GuestCr4.SupervisorAccessPrevention) |
                When(facts.Features.Ecx, ProcessContextIdentifiers, GuestCr4.ProcessContextIdentifiers) |
                When(facts.Features.Ecx, XSave, GuestCr4.XSave),
            Efer = GuestEfer.Baseline |
                When(facts.ExtendedFeatures.Edx, NoExecute, GuestEfer.NoExecuteEnable) |
                When(facts.ExtendedFeatures.Edx, FastFxSave, GuestEfer.FastFxSave) |
                When(facts.ExtendedFeatures.Ecx, TranslationCacheExtension, GuestEfer.TranslationCacheExtension),
            Xcr0 = xcr0,
        };
    }

    /// <summary>Sets EFER.SVME and tells the processor where VMRUN may keep the host's state.</summary>
    /// <param name="hostSaveArea">Physical address of a page that nothing else uses.</param>
    public static void Enable(ulong hostSaveArea)
    {
        ulong efer = Instructions.ReadMsr(Msr.Efer);
        Instructions.WriteMsr(Msr.Efer, efer | GuestEfer.SvmEnable);
        Instructions.WriteMsr(Msr.HostSaveArea, hostSaveArea);
    }

    private static ulong When(uint register, uint feature, ulong bit) => (register & feature) != 0 ? bit : 0;
}
