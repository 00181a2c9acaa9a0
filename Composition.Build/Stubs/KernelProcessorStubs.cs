// The instructions that the kernel's C# cannot say: see Composition.Kernel/Processor/Instructions.cs.
using CamkesNet.Abi;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>One function for each instruction, with the System V calling convention.</summary>
internal sealed class KernelProcessorStubs : StubSet
{
    private const int ZeroedPerRound = 128;
    private const int VectorSize = 16;

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        EmitPorts(stubs);
        EmitControlRegisters(stubs);
        EmitTables(stubs);
        EmitMemory(stubs);
    }

    private static void EmitPorts(StubBuilder stubs)
    {
        In(stubs, "KernelPortIn8", a => a.@in(al, dx));
        In(stubs, "KernelPortIn16", a => a.@in(ax, dx));
        In(stubs, "KernelPortIn32", a => a.@in(eax, dx));
        Out(stubs, "KernelPortOut8", a => a.@out(dx, al));
        Out(stubs, "KernelPortOut16", a => a.@out(dx, ax));
        Out(stubs, "KernelPortOut32", a => a.@out(dx, eax));
    }

    private static void In(StubBuilder stubs, string name, Action<Assembler> instruction) => stubs.Function(name, a =>
    {
        a.mov(edx, edi);
        a.xor(eax, eax);
        instruction(a);
        a.ret();
    });

    private static void Out(StubBuilder stubs, string name, Action<Assembler> instruction) => stubs.Function(name, a =>
    {
        a.mov(edx, edi);
        a.mov(eax, esi);
        instruction(a);
        a.ret();
    });

    private static void EmitControlRegisters(StubBuilder stubs)
    {
        stubs.Function("KernelReadMsr", a =>
        {
            a.mov(ecx, edi);
            a.rdmsr();
            JoinHalves(a);
        });
        stubs.Function("KernelWriteMsr", a =>
        {
            a.mov(ecx, edi);
            a.mov(eax, esi);
            a.mov(rdx, rsi);
            a.shr(rdx, 32);
            a.wrmsr();
            a.ret();
        });
        stubs.Function("KernelReadTimestamp", a =>
        {
            a.rdtsc();
            JoinHalves(a);
        });
        Read(stubs, "KernelReadCr0", cr0);
        Read(stubs, "KernelReadCr2", cr2);
        Read(stubs, "KernelReadCr3", cr3);
        Read(stubs, "KernelReadCr4", cr4);
        Write(stubs, "KernelWriteCr0", cr0);
        Write(stubs, "KernelWriteCr3", cr3);
        Write(stubs, "KernelWriteCr4", cr4);
        stubs.Function("KernelCpuid", CpuidStub.Write);
        stubs.Function("KernelHaltForEver", a =>
        {
            Label again = a.CreateLabel();
            a.Label(ref again);
            a.cli();
            a.hlt();
            a.jmp(again);
        });
    }

    private static void JoinHalves(Assembler a)
    {
        a.shl(rdx, 32);
        a.or(rax, rdx);
        a.ret();
    }

    private static void Read(StubBuilder stubs, string name, AssemblerRegisterCR register) => stubs.Function(name, a =>
    {
        a.mov(rax, register);
        a.ret();
    });

    private static void Write(StubBuilder stubs, string name, AssemblerRegisterCR register) => stubs.Function(name, a =>
    {
        a.mov(register, rdi);
        a.ret();
    });

    private static void EmitTables(StubBuilder stubs) => stubs.Function("KernelLoadDescriptorTables", a =>
    {
        Label reloaded = a.CreateLabel();
        a.lgdt(__[rdi]);
        a.lidt(__[rsi]);
        a.mov(eax, SegmentSelector.KernelData);
        a.mov(ds, eax);
        a.mov(es, eax);
        a.mov(ss, eax);
        a.xor(eax, eax);
        a.mov(fs, eax);
        a.mov(gs, eax);
        a.lldt(ax);
        a.mov(eax, SegmentSelector.TaskState);
        a.ltr(ax);
        a.push(SegmentSelector.KernelCode);
        a.lea(rax, __[reloaded]);
        a.push(rax);
        a.AddInstruction(Instruction.Create(Code.Retfq));
        a.Label(ref reloaded);
        a.ret();
    });

    private static void EmitMemory(StubBuilder stubs)
    {
        stubs.Function("KernelZero", a =>
        {
            Label next = a.CreateLabel();
            Label done = a.CreateLabel();
            a.pxor(xmm0, xmm0);
            a.add(rsi, rdi);
            a.cmp(rdi, rsi);
            a.jae(done);
            a.Label(ref next);
            for (int offset = 0; offset < ZeroedPerRound; offset += VectorSize)
            {
                a.movaps(__xmmword_ptr[rdi + offset], xmm0);
            }

            a.add(rdi, ZeroedPerRound);
            a.cmp(rdi, rsi);
            a.jb(next);
            a.Label(ref done);
            a.ret();
        });
        stubs.Function("KernelCopy", a =>
        {
            a.mov(rcx, rdx);
            a.shr(rcx, 3);
            a.rep.movsq();
            a.ret();
        });
    }
}
