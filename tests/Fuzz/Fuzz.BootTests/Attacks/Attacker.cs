// The code of a hostile thread: system calls with random numbers, slots and registers, and now and then a fault.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz.Attacks;

/// <summary>RBX holds the address of the attacker's record, R14 the state of its random numbers.</summary>
internal sealed class Attacker
{
    public const ulong Record = UserAddressSpace.RegionArea;
    public const ulong StatePage = UserAddressSpace.RegionArea + UserAddressSpace.LargePageSize;

    private const int FaultEvery = 128;

    // Every flag that ring 3 can change, but TF and AC: DF, NT, ID, OF and the arithmetic ones.
    private const int Flags = 0x20_4CD5;

    private static readonly int operationCount = (int)Enum.GetValues<SystemCallOperation>().Max() + 1;
    private static readonly AssemblerRegister64[] results = [rax, rsi, rdx, r8, r9, r10, rcx, r11];
    private static readonly AssemblerRegisterXMM[] vectors = [xmm0, xmm1, xmm5, xmm8, xmm9, xmm15];

    private readonly Assembler a;
    private readonly RandomCode random;
    private Label loop;
    private Label leak;
    private Label slots;

    private Attacker(TestCode code)
    {
        a = code.Assembler;
        random = new RandomCode(a);
        loop = a.CreateLabel();
        leak = a.CreateLabel();
        slots = a.CreateLabel();
    }

    /// <summary>Writes the code of one thread; the first of a component starts the others.</summary>
    public static void Write(TestCode code, int seed, int thread)
    {
        if (thread == 0)
        {
            code.SystemCall(SystemCallOperation.ThreadStart, AttackSlot.SecondThread);
            code.SystemCall(SystemCallOperation.ThreadStart, AttackSlot.ThirdThread);
        }

        new Attacker(code).Write(seed, thread);
    }

    private void Write(int seed, int thread)
    {
        // A restarted thread does not do what it did before it was stopped, and each thread has numbers of its own.
        a.mov(rbx, Record);
        a.mov(r14, __qword_ptr[rbx + AttackRecord.Random]);
        a.inc(r14);
        a.mov(__qword_ptr[rbx + AttackRecord.Random], r14);
        a.mov(rax, RandomCode.StateOf(seed, thread));
        a.xor(r14, rax);
        a.cmove(r14, rax);
        a.Label(ref loop);
        a.nop();
        SpoilUnits();
        random.Sometimes(FaultEvery, () => Faults.Write(a, random));
        ChooseArguments();
        ChooseOperation();
        Count();
        Call();
        LookForLeaks();
        a.jmp(loop);
        random.WriteFunctions();
        a.Label(ref slots);
        AttackSlot.WriteTable(a);
    }

    // MXCSR with exceptions open, but without DAZ, which not every processor has; x87 with an exception pending.
    private void SpoilUnits()
    {
        random.Next();
        a.and(eax, 0x9FBF);
        a.mov(__dword_ptr[rsp - 8], eax);
        a.ldmxcsr(__dword_ptr[rsp - 8]);
        random.Next();
        a.mov(__dword_ptr[rsp - 8], eax);
        a.fldcw(__word_ptr[rsp - 8]);
        random.Sometimes(2, () =>
        {
            a.fld1();
            a.fldz();
            a.fdivp(st1, st0);
        });
    }

    private void ChooseArguments()
    {
        foreach (AssemblerRegister64 register in (AssemblerRegister64[])[r8, r9, r10, rdx, rsi])
        {
            random.Value();
            a.mov(register, rax);
        }

        // The state page of its vCPU changes with every call; the guest is left soon.
        random.Next();
        a.mov(rcx, StatePage);
        a.and(eax, 0x3F8);
        a.mov(__qword_ptr[rcx + rax], r9);
        a.rdtsc();
        a.shl(rdx, 32);
        a.or(rax, rdx);
        a.add(rax, 50_000);
        a.mov(__qword_ptr[rcx + (int)Marshal.OffsetOf<VcpuState>(nameof(VcpuState.Deadline))], rax);
        random.Value();
        a.mov(rdx, rax);
    }

    // R12: the operation; RDI: the slot. One call in sixteen has any slot, one in sixteen any operation.
    private void ChooseOperation()
    {
        random.Next();
        a.shr(rax, 32);
        a.imul(rax, rax, operationCount);
        a.shr(rax, 32);
        a.mov(r12, rax);
        random.Next();
        a.and(eax, AttackSlot.Choices - 1);
        a.lea(rdi, __[slots]);
        a.lea(rdi, __[rdi + (r12 * AttackSlot.Choices)]);
        a.movzx(edi, __byte_ptr[rdi + rax]);
        ChooseSmallArguments();
        random.Sometimes(16, () =>
        {
            random.Value();
            a.mov(rdi, rax);
        });
        random.Sometimes(16, () =>
        {
            random.Value();
            a.mov(r12, rax);
        });
    }

    // Valid ones half of the time: short messages, requests, ports and widths; and to fail is rare.
    private void ChooseSmallArguments()
    {
        Label unlikely = a.CreateLabel();
        Label end = a.CreateLabel();
        random.Sometimes(2, () =>
        {
            a.and(esi, 3);
            a.cmp(r12d, (uint)SystemCallOperation.PortIn);
            a.jb(end);
            a.cmp(r12d, (uint)SystemCallOperation.PortOut);
            a.ja(end);
            a.add(esi, AttackSlot.FirstIoPort);
            a.and(edx, 3);
            a.inc(edx);
        });
        a.Label(ref end);
        a.cmp(r12d, (uint)SystemCallOperation.Fail);
        a.jne(unlikely);
        random.Sometimes(8, () => a.jmp(unlikely));
        a.mov(r12d, (uint)SystemCallOperation.Yield);
        a.Label(ref unlikely);
        a.nop();
    }

    private void Count()
    {
        Label other = a.CreateLabel();
        a.inc(__qword_ptr[rbx + AttackRecord.Calls]);
        a.mov(__qword_ptr[rbx + AttackRecord.Random], r14);
        a.cmp(r12, operationCount);
        a.jae(other);
        a.inc(__qword_ptr[rbx + (r12 * 8) + AttackRecord.ByOperation]);
        a.Label(ref other);
        a.nop();
    }

    private void Call()
    {
        a.pushfq();
        a.mov(eax, r14d);
        a.and(eax, Flags);
        a.xor(__qword_ptr[rsp], rax);
        a.popfq();
        a.mov(rax, r12);
        a.syscall();
        a.pushfq();
        a.and(__qword_ptr[rsp], 2);
        a.popfq();
    }

    // What comes back: a zero in RDI, nothing of others in the registers that a call may change, and clean vectors.
    private void LookForLeaks()
    {
        Label end = a.CreateLabel();
        a.mov(rbp, rdi);
        a.test(rdi, rdi);
        a.jne(leak);
        foreach (AssemblerRegister64 register in results)
        {
            a.mov(rbp, register);
            a.cmp(ebp, Secret.Half);
            a.je(leak);
            a.shr(rbp, 32);
            a.cmp(ebp, Secret.Half);
            a.je(leak);
        }

        foreach (AssemblerRegisterXMM register in vectors)
        {
            a.movq(rbp, register);
            a.test(rbp, rbp);
            a.jne(leak);
        }

        a.jmp(end);
        a.Label(ref leak);
        a.inc(__qword_ptr[rbx + AttackRecord.Leaks]);
        a.mov(__qword_ptr[rbx + AttackRecord.Leaked], rbp);
        a.Label(ref end);
        a.nop();
    }
}
