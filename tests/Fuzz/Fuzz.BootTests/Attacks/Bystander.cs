// A component that has nothing to do with the attackers: it keeps its registers, its memory and its time.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz.Attacks;

internal static class Bystander
{
    /// <summary>Where it notes how late it was at the worst, and how often it has looked.</summary>
    public const ulong Record = UserAddressSpace.RegionArea;
    public const int WorstLateness = 0;
    public const int Rounds = 8;

    /// <summary>Not 0 when the attack is over: then it waits for ever, which ends the machine.</summary>
    public const int IsOver = 16;

    private const ulong Kept = UserAddressSpace.StackArea + UserAddressSpace.StackStride - 0x1000;
    private const int Period = 300_000;
    private const int ChecksPerRound = 800;

    private static readonly AssemblerRegister64[] registers = [rbx, rbp, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15];
    private static readonly AssemblerRegisterXMM[] vectors = [xmm0, xmm1, xmm5, xmm8, xmm15];

    /// <summary>At a priority above the attackers': wakes, sees how late it is.</summary>
    public static void KeepTime(TestCode code)
    {
        Assembler a = code.Assembler;
        Label over = a.CreateLabel();
        a.mov(rbx, Record);
        code.RepeatForEver(() =>
        {
            Label notWorse = a.CreateLabel();
            a.cmp(__qword_ptr[rbx + IsOver], 0);
            a.jne(over);
            code.ReadTimestamp();
            a.add(rax, Period);
            a.mov(r12, rax);
            a.mov(rsi, rax);
            a.xor(edx, edx);
            code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
            code.ReadTimestamp();
            a.sub(rax, r12);
            a.cmp(rax, __qword_ptr[rbx + WorstLateness]);
            a.jbe(notWorse);
            a.mov(__qword_ptr[rbx + WorstLateness], rax);
            a.Label(ref notWorse);
            a.inc(__qword_ptr[rbx + Rounds]);
        });
        a.Label(ref over);
        a.nop();
        code.WaitForEver();
    }

    /// <summary>Among the attackers: holds the secret in registers and memory while it is interrupted again and again.</summary>
    public static void KeepData(TestCode code)
    {
        Assembler a = code.Assembler;
        Label spoiled = a.CreateLabel();
        Label over = a.CreateLabel();
        a.mov(rax, Secret.Value);
        a.mov(rcx, Kept);
        a.mov(__qword_ptr[rcx], rax);
        code.RepeatForEver(() =>
        {
            Label check = a.CreateLabel();
            a.mov(rcx, Record);
            a.cmp(__qword_ptr[rcx + IsOver], 0);
            a.jne(over);
            code.WaitForTicks(Period);
            a.mov(rax, Secret.Value);
            foreach (AssemblerRegister64 register in registers)
            {
                a.mov(register, rax);
            }

            foreach (AssemblerRegisterXMM register in vectors)
            {
                a.movq(register, rax);
            }

            a.mov(ecx, ChecksPerRound);
            a.Label(ref check);
            foreach (AssemblerRegister64 register in registers)
            {
                a.cmp(register, rax);
                a.jne(spoiled);
            }

            foreach (AssemblerRegisterXMM register in vectors)
            {
                a.movq(rdx, register);
                a.cmp(rdx, rax);
                a.jne(spoiled);
            }

            a.dec(ecx);
            a.jne(check);
            a.mov(rdx, Kept);
            a.cmp(__qword_ptr[rdx], rax);
            a.jne(spoiled);
        });
        a.Label(ref spoiled);
        code.Log("bystander: spoiled");
        a.Label(ref over);
        a.nop();
        code.WaitForEver();
    }
}
