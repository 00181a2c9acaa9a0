// The entries to the kernel from ring 3 and the exits: SYSCALL, interrupts and exceptions.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Abi.Processor;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>
/// The kernel keeps nothing on its stack between entries. An entry saves the thread's registers in its
/// <see cref="SavedContext"/>, runs C# on the one kernel stack, and resumes the thread that C# returns.
/// </summary>
internal sealed class KernelEntryStubs : StubSet
{
    public const string SystemCallEntry = "KernelSystemCallEntry";
    private const string ResumeThread = "KernelResumeThread";
    private const string InterruptCommon = "KernelInterruptCommon";
    private const string ExceptionCommon = "KernelExceptionCommon";
    public const string EntryTable = "KernelInterruptEntryTable";
    public const string CleanFloatingPoint = "KernelCleanFloatingPoint";

    /// <summary>The privilege level in a selector.</summary>
    private const int SelectorPrivilege = 3;

    // Before the registers are pushed, the frame begins at Vector.
    private static readonly int vectorInFrame = Frame(nameof(RegisterFrame.Vector));
    private static readonly int csFromVector = Frame(nameof(RegisterFrame.Cs)) - vectorInFrame;
    private static readonly int ripFromVector = Frame(nameof(RegisterFrame.Rip)) - vectorInFrame;

    /// <summary>In the order of <see cref="RegisterFrame"/>, from its end.</summary>
    private static readonly AssemblerRegister64[] pushOrder =
        [rax, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15];

    /// <summary>
    /// The callee-saved registers of the System V calling convention: those that a system call preserves.
    /// </summary>
    private static readonly (AssemblerRegister64 Register, string Field)[] preserved =
    [
        (rbx, nameof(RegisterFrame.Rbx)), (rbp, nameof(RegisterFrame.Rbp)), (r12, nameof(RegisterFrame.R12)),
        (r13, nameof(RegisterFrame.R13)), (r14, nameof(RegisterFrame.R14)), (r15, nameof(RegisterFrame.R15)),
    ];

    private static readonly (AssemblerRegister64 Register, string Field)[] results =
    [
        (rax, nameof(RegisterFrame.Rax)), (rsi, nameof(RegisterFrame.Rsi)), (rdx, nameof(RegisterFrame.Rdx)),
        (r8, nameof(RegisterFrame.R8)), (r9, nameof(RegisterFrame.R9)), (r10, nameof(RegisterFrame.R10)),
    ];

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        stubs.Data(CleanFloatingPoint, InitialFloatingPoint(), alignment: 16, writable: false);
        stubs.Function(SystemCallEntry, a => EmitSystemCall(stubs, a));
        stubs.Function(ResumeThread, a => EmitResume(stubs, a));
        stubs.Function(InterruptCommon, a => EmitInterrupt(stubs, a));
        stubs.Function(ExceptionCommon, a => EmitException(stubs, a));
        List<DataReference> entries = [];
        for (int vector = 0; vector < ExceptionVectors.Count; vector++)
        {
            string name = $"KernelInterruptEntry{vector}";
            int number = vector;
            stubs.Function(name, a => EmitEntry(stubs, a, number));
            entries.Add(new DataReference(vector * sizeof(ulong), name));
        }

        stubs.Data(EntryTable, new byte[ExceptionVectors.Count * sizeof(ulong)], sizeof(ulong), writable: false, entries);

        // Called from C#: KernelResume(thread) leaves for ring 3 or idles, and never returns.
        stubs.Function("KernelResume", a =>
        {
            a.mov(rax, rdi);
            stubs.Jump(a, ResumeThread);
        });
        stubs.Function("KernelInterruptWindow", a =>
        {
            a.sti();
            a.nop();
            a.cli();
            a.ret();
        });
        stubs.Function("KernelCurrentProcessor", a =>
        {
            a.mov(rax, Processor(nameof(ProcessorData.Self)));
            a.ret();
        });
    }

    /// <summary>
    /// SYSCALL left RIP in RCX and RFLAGS in R11. The operation moves to RCX and the fourth word to the stack: then the
    /// registers are the arguments of KernelSystemCall(slot, tag, word0, operation, word1, word2, word3, thread).
    /// </summary>
    private static void EmitSystemCall(StubBuilder stubs, Assembler a)
    {
        a.swapgs();
        a.mov(Processor(nameof(ProcessorData.UserStackPointer)), rsp);
        a.mov(rsp, Processor(nameof(ProcessorData.CurrentThread)));
        a.mov(Register(nameof(RegisterFrame.Rip)), rcx);
        a.mov(Register(nameof(RegisterFrame.Rflags)), r11);
        a.mov(rcx, Processor(nameof(ProcessorData.UserStackPointer)));
        a.mov(Register(nameof(RegisterFrame.Rsp)), rcx);
        foreach ((AssemblerRegister64 register, string field) in preserved)
        {
            a.mov(Register(field), register);
        }

        // RAX holds the operation until here; the value matters on this path only.
        a.mov(Context(nameof(SavedContext.ResumeKind)), (int)ResumeKind.SystemCall);
        a.mov(rcx, rax);
        a.mov(r11, rsp);
        a.mov(rsp, Processor(nameof(ProcessorData.KernelStackTop)));
        a.push(r11);
        a.push(r10);
        stubs.Call(a, "KernelSystemCall");
        stubs.Jump(a, ResumeThread);
    }

    /// <summary>Resumes the thread in RAX, or waits for an interrupt when it is null.</summary>
    private static void EmitResume(StubBuilder stubs, Assembler a)
    {
        Label idle = a.CreateLabel();
        Label wait = a.CreateLabel();
        Label sameThread = a.CreateLabel();
        Label samePageTable = a.CreateLabel();
        Label interrupted = a.CreateLabel();
        a.test(rax, rax);
        a.je(idle);
        a.mov(rsp, rax);
        a.cmp(Processor(nameof(ProcessorData.CurrentThread)), rax);
        a.je(sameThread);
        a.mov(Processor(nameof(ProcessorData.CurrentThread)), rax);
        a.add(rax, Marshal.SizeOf<RegisterFrame>());
        a.mov(__qword_ptr.gs[(ulong)EntryStackOffset()], rax);
        a.mov(rcx, Context(nameof(SavedContext.PageTable)));
        a.cmp(Processor(nameof(ProcessorData.PageTable)), rcx);
        a.je(samePageTable);
        a.mov(Processor(nameof(ProcessorData.PageTable)), rcx);
        a.mov(cr3, rcx);
        a.Label(ref samePageTable);

        // While the kernel runs, KernelGSBase holds the thread's GS base.
        int threadBlock = StructOffset.Of<SavedContext>(nameof(SavedContext.ThreadBlock));
        a.mov(eax, __dword_ptr[rsp + threadBlock]);
        a.mov(edx, __dword_ptr[rsp + threadBlock + sizeof(uint)]);
        a.mov(ecx, MsrNumber.KernelGsBase);
        a.wrmsr();
        a.Label(ref sameThread);
        a.cmp(Context(nameof(SavedContext.ResumeKind)), (int)ResumeKind.SystemCall);
        a.jne(interrupted);
        EmitSystemReturn(stubs, a);
        a.Label(ref interrupted);
        EmitInterruptReturn(a);
        a.Label(ref idle);
        a.mov(rsp, Processor(nameof(ProcessorData.KernelStackTop)));
        a.Label(ref wait);
        a.sti();
        a.hlt();
        a.jmp(wait);
    }

    private static void EmitSystemReturn(StubBuilder stubs, Assembler a)
    {
        a.fxrstor64(stubs.Memory(CleanFloatingPoint));
        foreach ((AssemblerRegister64 register, string field) in preserved.Concat(results))
        {
            a.mov(register, Register(field));
        }

        // The one register left: nothing of the kernel's may stay in it.
        a.xor(edi, edi);
        a.mov(rcx, Register(nameof(RegisterFrame.Rip)));
        a.mov(r11, Register(nameof(RegisterFrame.Rflags)));
        a.mov(rsp, Register(nameof(RegisterFrame.Rsp)));
        a.swapgs();
        a.sysretq();
    }

    private static void EmitInterruptReturn(Assembler a)
    {
        a.fxrstor64(__[rsp + StructOffset.Of<SavedContext>(nameof(SavedContext.FloatingPoint))]);
        foreach (AssemblerRegister64 register in pushOrder.Reverse())
        {
            a.pop(register);
        }

        a.add(rsp, ripFromVector);
        a.swapgs();
        a.iretq();
    }

    /// <summary>An interrupt or exception whose vector is on the stack.</summary>
    private static void EmitInterrupt(StubBuilder stubs, Assembler a)
    {
        Label fromKernel = a.CreateLabel();
        a.test(__byte_ptr[rsp + csFromVector], SelectorPrivilege);
        a.je(fromKernel);

        // From ring 3: the processor pushed into the thread's own frame.
        a.swapgs();
        foreach (AssemblerRegister64 register in pushOrder)
        {
            a.push(register);
        }

        a.fxsave64(__[rsp + StructOffset.Of<SavedContext>(nameof(SavedContext.FloatingPoint))]);
        a.mov(Context(nameof(SavedContext.ResumeKind)), (int)ResumeKind.Interrupt);
        a.mov(rdi, __qword_ptr[rsp + vectorInFrame]);
        a.mov(rsi, rsp);
        a.mov(rsp, Processor(nameof(ProcessorData.KernelStackTop)));

        // An interrupt leaves the user's DF and AC as they are; AC would lift SMAP (AMD APM vol. 2, 5.6.4).
        a.push((int)Rflags.Fixed);
        a.popfq();
        stubs.Call(a, "KernelInterrupt");
        stubs.Jump(a, ResumeThread);

        // The kernel enables interrupts only where it needs nothing on its stack afterwards.
        a.Label(ref fromKernel);
        a.cmp(__qword_ptr[rsp], ExceptionVectors.FirstInterrupt);
        a.jb(stubs.Target(ExceptionCommon));
        a.mov(rdi, __qword_ptr[rsp]);
        a.xor(esi, esi);
        a.mov(rsp, Processor(nameof(ProcessorData.KernelStackTop)));
        stubs.Call(a, "KernelInterrupt");
        stubs.Jump(a, ResumeThread);
    }

    /// <summary>An exception that the kernel does not survive.</summary>
    private static void EmitException(StubBuilder stubs, Assembler a)
    {
        foreach (AssemblerRegister64 register in pushOrder)
        {
            a.push(register);
        }

        a.cld();
        a.mov(rdi, rsp);
        a.and(rsp, -16);
        stubs.Call(a, "KernelException");
        a.ud2();
    }

    private static void EmitEntry(StubBuilder stubs, Assembler a, int vector)
    {
        // The processor has pushed the error code of exceptions that have one.
        if (!ExceptionVectors.HasErrorCode(vector))
        {
            a.push(0);
        }

        a.push(vector);

        // NMI, double fault and machine check use their own stacks and can occur at any time.
        bool hasOwnStack = (ExceptionVector)vector is
            ExceptionVector.NonMaskableInterrupt or ExceptionVector.DoubleFault or ExceptionVector.MachineCheck;
        stubs.Jump(a, hasOwnStack ? ExceptionCommon : InterruptCommon);
    }

    private static byte[] InitialFloatingPoint()
    {
        byte[] image = new byte[FxsaveArea.Bytes];
        MemoryMarshal.Write(image, new FxsaveArea
        {
            ControlWord = FxsaveArea.ControlWordAfterInit,
            Mxcsr = FxsaveArea.MxcsrAfterReset,
        });
        return image;
    }

    private static int EntryStackOffset() =>
        StructOffset.Of<ProcessorData>(nameof(ProcessorData.TaskState))
        + StructOffset.Of<TaskStateSegment>(nameof(TaskStateSegment.Rsp0));

    private static AssemblerMemoryOperand Processor(string field) =>
        __qword_ptr.gs[(ulong)StructOffset.Of<ProcessorData>(field)];

    private static AssemblerMemoryOperand Register(string field) => __qword_ptr[rsp + Frame(field)];

    private static AssemblerMemoryOperand Context(string field) =>
        __qword_ptr[rsp + StructOffset.Of<SavedContext>(field)];

    private static int Frame(string field) =>
        StructOffset.Of<SavedContext>(nameof(SavedContext.Frame)) + StructOffset.Of<RegisterFrame>(field);
}
