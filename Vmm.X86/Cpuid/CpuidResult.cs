// What CPUID returns.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>The four registers that CPUID writes.</summary>
internal readonly record struct CpuidResult(uint Eax, uint Ebx, uint Ecx, uint Edx);
