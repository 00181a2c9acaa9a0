// Which rule a refused state breaks: the processor does not say, and this kernel does not look. Composition.Kernel.Checked
// has a type of this name that does.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Knows no rule.</summary>
internal static unsafe class RefusedEntry
{
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="otherwise">What to report if no rule is broken that is known here.</param>
    public static EntryCheck Explain(Vcpu* vcpu, EntryCheck otherwise) => otherwise;
}
