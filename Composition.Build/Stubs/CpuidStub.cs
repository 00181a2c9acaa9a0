// The CPUID instruction for C#, in kernel and components alike.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>
/// <c>void (uint leaf, uint subleaf, uint* registers)</c>: stores EAX, EBX, ECX and EDX in this order.
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
        a.mov(__dword_ptr[r8], eax);
        a.mov(__dword_ptr[r8 + 4], ebx);
        a.mov(__dword_ptr[r8 + 8], ecx);
        a.mov(__dword_ptr[r8 + 12], edx);
        a.pop(rbx);
        a.ret();
    }
}
