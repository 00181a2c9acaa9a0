// Short forms for scripts.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests;

internal static class VcpuStateExtensions
{
    /// <summary>Sets RAX.</summary>
    public static void SetRax(this ref VcpuState state, ulong value) =>
        GuestRegisters.At(ref state, GeneralRegister.Rax) = value;
}
