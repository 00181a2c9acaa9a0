// Where the features of the host processor come from.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>The host's CPUID. It is not a privileged instruction, so a monitor may ask for itself.</summary>
internal interface ICpuidSource
{
    /// <summary>Executes CPUID with EAX and ECX as given.</summary>
    CpuidResult Read(uint leaf, uint subleaf);
}
