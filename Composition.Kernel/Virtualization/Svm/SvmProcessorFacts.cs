// What the processor says about SVM and about the state that guests may have, as read at boot.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Raw CPUID registers and VM_CR. A leaf that does not exist reads as 0.</summary>
internal unsafe struct SvmProcessorFacts
{
    private const uint FeatureLeaf = 0x0000_0001;
    private const uint StructuredFeatureLeaf = 0x0000_0007;
    private const uint ExtendedLeaves = 0x8000_0000;
    private const uint ExtendedFeatureLeaf = 0x8000_0001;
    private const uint AddressSizeLeaf = 0x8000_0008;
    private const uint SvmLeaf = 0x8000_000A;

    public CpuidResult Features;
    public CpuidResult StructuredFeatures;
    public CpuidResult ExtendedFeatures;
    public CpuidResult AddressSizes;

    /// <summary>EBX: number of address space identifiers; EDX: <see cref="SvmFeatures"/>.</summary>
    public CpuidResult Svm;

    /// <summary>VM_CR; 0 without SVM, where the register does not exist.</summary>
    public ulong VirtualMachineControl;

    /// <summary>Reads the facts of this processor.</summary>
    public static void Read(out SvmProcessorFacts facts)
    {
        facts = default;
        uint lastLeaf = Leaf(0).Eax;
        uint lastExtendedLeaf = Leaf(ExtendedLeaves).Eax;
        facts.Features = Leaf(FeatureLeaf);
        facts.StructuredFeatures = lastLeaf >= StructuredFeatureLeaf ? Leaf(StructuredFeatureLeaf) : default;
        facts.ExtendedFeatures = lastExtendedLeaf >= ExtendedFeatureLeaf ? Leaf(ExtendedFeatureLeaf) : default;
        facts.AddressSizes = lastExtendedLeaf >= AddressSizeLeaf ? Leaf(AddressSizeLeaf) : default;
        facts.Svm = lastExtendedLeaf >= SvmLeaf ? Leaf(SvmLeaf) : default;
        if ((facts.ExtendedFeatures.Ecx & SvmProcessor.SvmFeature) != 0)
        {
            facts.VirtualMachineControl = Instructions.ReadMsr(Msr.VirtualMachineControl);
        }
    }

    private static CpuidResult Leaf(uint leaf)
    {
        CpuidResult result;
        Instructions.Cpuid(leaf, 0, &result);
        return result;
    }
}
