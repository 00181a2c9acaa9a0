// Which rule a refused VMCB breaks: the processor does not say, and this kernel does not look. Composition.Kernel.Checked
// has a type of this name that does.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Names the processor as the one that has refused.</summary>
internal static unsafe class RefusedBlock
{
    public static EntryCheck Explain(Vcpu* vcpu) => EntryCheck.Processor;
}
