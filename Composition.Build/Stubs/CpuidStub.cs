// The CPUID instruction for C#, in kernel and components alike.
using CamkesNet.Abi;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>
/// <c>void (uint leaf, uint subleaf, CpuidResult* result)</c>
/// </summary>
internal static class CpuidStub
{
    public static void Write(Assembler a)
    {
        a.push(rbx);
        a.mov(r8, rdx);
        a.mov(eax, edi);
        a.mov(ecx, esi);
        a.cpuid();
        a.mov(Result(nameof(CpuidResult.Eax)), eax);
        a.mov(Result(nameof(CpuidResult.Ebx)), ebx);
        a.mov(Result(nameof(CpuidResult.Ecx)), ecx);
        a.mov(Result(nameof(CpuidResult.Edx)), edx);
        a.pop(rbx);
        a.ret();
    }

    private static AssemblerMemoryOperand Result(string field) =>
        __dword_ptr[r8 + StructOffset.Of<CpuidResult>(field)];
}
