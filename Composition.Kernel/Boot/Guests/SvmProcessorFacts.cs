// The processor's SVM features, read at boot.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>Raw CPUID registers and VM_CR. A leaf that does not exist reads as 0.</summary>
// Sound: CPUID fills a local variable.
internal unsafe struct SvmProcessorFacts
{
    private const uint ExtendedLeaves = 0x8000_0000;
    private const uint SvmLeaf = 0x8000_000A;

    public ProcessorFeatures Processor;

    /// <summary>EBX: number of address space identifiers; EDX: <see cref="SvmFeatures"/>.</summary>
    public CpuidResult Svm;

    /// <summary>VM_CR; 0 without SVM, where the register does not exist.</summary>
    public ulong VirtualMachineControl;

    /// <summary>Reads the facts of this processor.</summary>
    public static void Read(out SvmProcessorFacts facts)
    {
        facts = default;
        ProcessorFeatures.Read(out facts.Processor);
        CpuidResult result;
        Instructions.Cpuid(ExtendedLeaves, 0, &result);
        if (result.Eax >= SvmLeaf)
        {
            Instructions.Cpuid(SvmLeaf, 0, &result);
            facts.Svm = result;
        }

        if ((facts.Processor.ExtendedFeatures.Ecx & SvmProcessor.SvmFeature) != 0)
        {
            facts.VirtualMachineControl = Instructions.ReadMsr(MsrNumber.VirtualMachineControl);
        }
    }
}
