// Result registers of CPUID.
namespace CamkesNet.Abi;

/// <summary>The registers as the stub stores them.</summary>
internal struct CpuidResult
{
    public uint Eax;
    public uint Ebx;
    public uint Ecx;
    public uint Edx;
}
