// The host's CPUID on the image.
using System.Runtime;
using System.Runtime.CompilerServices;

namespace CamkesNet.Vmm.Cpuid;

/// <summary>Executes CPUID. It exists on the image only, where components are linked with the stub.</summary>
internal sealed unsafe class HostCpuid : ICpuidSource
{
    /// <inheritdoc/>
    public CpuidResult Read(uint leaf, uint subleaf)
    {
        // Sound: the stub writes four 32-bit words.
        uint* registers = stackalloc uint[4];
        Execute(leaf, subleaf, registers);
        return new CpuidResult(registers[0], registers[1], registers[2], registers[3]);
    }

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "Cpuid")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Execute(uint leaf, uint subleaf, uint* registers);
}
