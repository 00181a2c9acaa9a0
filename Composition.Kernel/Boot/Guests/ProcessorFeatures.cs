// The processor's features that limit the state of guests, read at boot; the same for both vendors.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>
/// Raw CPUID registers (AMD APM vol. 3, appendix E; Intel SDM vol. 2, CPUID). What is not there is 0.
/// </summary>
// Sound: CPUID fills a local variable.
internal unsafe struct ProcessorFeatures
{
    private const uint FeatureLeaf = 0x0000_0001;
    private const uint StructuredFeatureLeaf = 0x0000_0007;
    private const uint ExtendedLeaves = 0x8000_0000;
    private const uint ExtendedFeatureLeaf = 0x8000_0001;
    private const uint AddressSizeLeaf = 0x8000_0008;

    // CPUID 8000_0001 EDX and ECX.
    private const uint NoExecute = 1U << 20;
    private const uint FastFxSave = 1U << 25;
    private const uint TranslationCacheExtension = 1U << 17;
    private const uint Rdtscp = 1U << 27;

    // CPUID 1 ECX.
    private const uint ProcessContextIdentifiers = 1U << 17;
    private const uint XSave = 1U << 26;

    // CPUID 7 EBX, then ECX.
    private const uint FsGsBase = 1U << 0;
    private const uint SupervisorExecutionPrevention = 1U << 7;
    private const uint SupervisorAccessPrevention = 1U << 20;
    private const uint UserModeInstructionPrevention = 1U << 2;
    private const uint ProtectionKeys = 1U << 3;
    private const uint FiveLevelPaging = 1U << 16;
    private const uint Rdpid = 1U << 22;

    private const int PhysicalAddressBitsMask = 0xFF;

    // What every processor with long mode has.
    public const ulong BaselineCr4 = Cr4.Virtual8086Extensions | Cr4.ProtectedModeVirtualInterrupts
        | Cr4.TimestampDisable | Cr4.DebuggingExtensions | Cr4.PageSizeExtensions | Cr4.PhysicalAddressExtension
        | Cr4.MachineCheck | Cr4.GlobalPages | Cr4.PerformanceCounters | Cr4.OsFxsave | Cr4.SimdExceptions;

    public const ulong BaselineEfer = Efer.SystemCallExtensions | Efer.LongModeEnable | Efer.LongModeActive;

    public CpuidResult Features;
    public CpuidResult StructuredFeatures;
    public CpuidResult ExtendedFeatures;
    public CpuidResult AddressSizes;

    /// <summary>Reads the features of this processor.</summary>
    public static void Read(out ProcessorFeatures features)
    {
        uint lastLeaf = Leaf(0).Eax;
        uint lastExtendedLeaf = Leaf(ExtendedLeaves).Eax;
        features.Features = Leaf(FeatureLeaf);
        features.StructuredFeatures = lastLeaf >= StructuredFeatureLeaf ? Leaf(StructuredFeatureLeaf) : default;
        features.ExtendedFeatures = lastExtendedLeaf >= ExtendedFeatureLeaf ? Leaf(ExtendedFeatureLeaf) : default;
        features.AddressSizes = lastExtendedLeaf >= AddressSizeLeaf ? Leaf(AddressSizeLeaf) : default;
    }

    /// <summary>What the registers of guests may hold.</summary>
    /// <param name="xcr0">State components that the kernel keeps.</param>
    public readonly GuestLimits Limits(ulong xcr0)
    {
        uint structuredEbx = StructuredFeatures.Ebx;
        uint structuredEcx = StructuredFeatures.Ecx;

        // PKRU is a state component: where that is not kept, one guest's rights would be the next one's.
        bool hasKeys = (xcr0 & Xcr0.ProtectionKeys) != 0;
        return new GuestLimits
        {
            PhysicalAddressBits = (int)AddressSizes.Eax & PhysicalAddressBitsMask,
            Cr4 = BaselineCr4
                | When(structuredEcx, UserModeInstructionPrevention, Cr4.UserModeInstructionPrevention)
                | When(structuredEcx, FiveLevelPaging, Cr4.LinearAddress57)
                | When(structuredEcx, hasKeys ? ProtectionKeys : 0, Cr4.ProtectionKeys)
                | When(structuredEbx, FsGsBase, Cr4.FsGsBase)
                | When(structuredEbx, SupervisorExecutionPrevention, Cr4.SupervisorExecutionProtection)
                | When(structuredEbx, SupervisorAccessPrevention, Cr4.SupervisorAccessProtection)
                | When(Features.Ecx, ProcessContextIdentifiers, Cr4.ProcessContextIdentifiers)
                | When(Features.Ecx, XSave, Cr4.OsXsave),
            Efer = BaselineEfer
                | When(ExtendedFeatures.Edx, NoExecute, Efer.NoExecuteEnable)
                | When(ExtendedFeatures.Edx, FastFxSave, Efer.FastFxsave)
                | When(ExtendedFeatures.Ecx, TranslationCacheExtension, Efer.TranslationCacheExtension),
            Xcr0 = xcr0,
            TimestampAuxiliary =
                When(ExtendedFeatures.Edx, Rdtscp, Virtualization.TimestampAuxiliary.Mask)
                | When(structuredEcx, Rdpid, Virtualization.TimestampAuxiliary.Mask),
        };
    }

    private static CpuidResult Leaf(uint leaf)
    {
        CpuidResult result;
        Instructions.Cpuid(leaf, 0, &result);
        return result;
    }

    private static ulong When(uint register, uint feature, ulong bit) => (register & feature) != 0 ? bit : 0;
}
