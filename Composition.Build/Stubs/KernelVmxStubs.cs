// The kernel's stubs for Intel VT-x: the world switch (Intel SDM vol. 3, chapters 27 and 28) and single instructions.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>What Composition.Kernel/Virtualization/Vmx/VmxInstructions.cs imports.</summary>
internal sealed class KernelVmxStubs : StubSet
{
    private const string Exit = "KernelVmxExit";
    private const string Return = "KernelVmxReturn";

    // VmxSwitch.cs in Composition.Kernel/Virtualization/Vmx has the same fields in the same order.
    private const int Launched = 0;
    private const int Cr2 = 8;
    private const int Dr6 = 16;
    private const int GlobalTable = 24;

    /// <summary>VMCS field HOST_RSP (SDM vol. 3, B.4.4).</summary>
    private const int HostRspField = 0x6C14;

    private const byte NonMaskableInterruptVector = 2;

    // VmxInstructions.cs has the same results.
    private const int Succeeded = 0;
    private const int FailedInvalid = 1;
    private const int FailedValid = 2;

    /// <summary>
    /// The guest's registers by their place in VcpuState.Registers. RSP passes through the VMCS; RDI holds the table's
    /// address meanwhile and comes last.
    /// </summary>
    private static readonly (AssemblerRegister64 Register, int Index)[] GuestRegisters =
    [
        (rax, 0), (rcx, 1), (rdx, 2), (rbx, 3), (rbp, 5), (rsi, 6), (r8, 8), (r9, 9), (r10, 10), (r11, 11),
        (r12, 12), (r13, 13), (r14, 14), (r15, 15),
    ];

    private const int RdiIndex = 7;

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        ArgumentNullException.ThrowIfNull(stubs);
        Instruction(stubs, "KernelVmxOn", a => a.vmxon(__qword_ptr[rdi]));
        Instruction(stubs, "KernelVmxClear", a => a.vmclear(__qword_ptr[rdi]));
        Instruction(stubs, "KernelVmxLoadPointer", a => a.vmptrld(__qword_ptr[rdi]));
        Instruction(stubs, "KernelVmxWrite", a => a.vmwrite(rdi, rsi));
        Instruction(stubs, "KernelVmxInvalidateEpt", a => a.invept(rdi, __xmmword_ptr[rsi]));
        Instruction(stubs, "KernelVmxInvalidateIdentifier", a => a.invvpid(rdi, __xmmword_ptr[rsi]));
        stubs.Function("KernelVmxRead", a =>
        {
            a.vmread(rax, rdi);
            a.ret();
        });
        stubs.Function("KernelVmxRun", a => EmitRun(stubs, a));
        stubs.Function(Exit, a => EmitExit(stubs, a));
        stubs.Function(Return, EmitReturn);
        stubs.Function("KernelVmxExitAddress", a =>
        {
            stubs.LoadAddress(a, rax, Exit);
            a.ret();
        });
        stubs.Function("KernelRaiseNonMaskableInterrupt", a =>
        {
            a.@int(NonMaskableInterruptVector);
            a.ret();
        });
    }

    /// <summary>An instruction that reports by CF and ZF (SDM vol. 3, 31.2); the result is in RAX.</summary>
    private static void Instruction(StubBuilder stubs, string name, Action<Assembler> instruction) =>
        stubs.Function(name, a =>
        {
            Label invalid = a.CreateLabel();
            Label valid = a.CreateLabel();
            instruction(a);
            a.jc(invalid);
            a.je(valid);
            a.mov(eax, Succeeded);
            a.ret();
            a.Label(ref invalid);
            a.mov(eax, FailedInvalid);
            a.ret();
            a.Label(ref valid);
            a.mov(eax, FailedValid);
            a.ret();
        });

    /// <summary>KernelVmxRun(RDI = WorldSwitch*, RSI = VmxSwitch*). Interrupts are disabled throughout.</summary>
    private static void EmitRun(StubBuilder stubs, Assembler a)
    {
        foreach (AssemblerRegister64 register in KernelVirtualizationStubs.CalleeSaved)
        {
            a.push(register);
        }

        a.push(rdi);
        a.push(rsi);
        KernelVirtualizationStubs.LoadGuestFloatingPoint(a);
        LoadUnswitched(a);
        a.mov(eax, HostRspField);
        a.vmwrite(rax, rsp);

        // The moves below leave the flags as they are.
        a.cmp(__qword_ptr[rsi + Launched], 0);
        a.mov(rdi, __qword_ptr[rdi + KernelVirtualizationStubs.Registers]);
        foreach ((AssemblerRegister64 register, int index) in GuestRegisters)
        {
            a.mov(register, __qword_ptr[rdi + (index * sizeof(ulong))]);
        }

        a.mov(rdi, __qword_ptr[rdi + (RdiIndex * sizeof(ulong))]);
        Label launch = a.CreateLabel();
        Label failed = a.CreateLabel();
        Label invalid = a.CreateLabel();
        a.je(launch);
        a.vmresume();
        a.jmp(failed);
        a.Label(ref launch);
        a.vmlaunch();

        // Whoever comes here was refused, and the guest's registers are as they were loaded.
        a.Label(ref failed);
        a.mov(ebx, FailedInvalid);
        a.jc(invalid);
        a.mov(ebx, FailedValid);
        a.Label(ref invalid);
        a.pop(rsi);
        a.pop(rdi);
        stubs.Jump(a, Return);
    }

    /// <summary>CR2 and DR6, which are written only when they differ: that costs more than to read them.</summary>
    private static void LoadUnswitched(Assembler a)
    {
        Label sameCr2 = a.CreateLabel();
        Label sameDr6 = a.CreateLabel();
        a.mov(rax, __qword_ptr[rsi + Cr2]);
        a.mov(rcx, cr2);
        a.cmp(rax, rcx);
        a.je(sameCr2);
        a.mov(cr2, rax);
        a.Label(ref sameCr2);
        a.mov(rax, __qword_ptr[rsi + Dr6]);
        a.mov(rcx, dr6);
        a.cmp(rax, rcx);
        a.je(sameDr6);
        a.mov(dr6, rax);
        a.Label(ref sameDr6);
        a.nop();
    }

    /// <summary>HOST_RIP: RSP is the kernel's again, the other registers still the guest's.</summary>
    private static void EmitExit(StubBuilder stubs, Assembler a)
    {
        const int SwitchOnStack = 2 * sizeof(ulong);
        a.push(rdi);
        a.mov(rdi, __qword_ptr[rsp + SwitchOnStack]);
        a.mov(rdi, __qword_ptr[rdi + KernelVirtualizationStubs.Registers]);
        foreach ((AssemblerRegister64 register, int index) in GuestRegisters)
        {
            a.mov(__qword_ptr[rdi + (index * sizeof(ulong))], register);
        }

        a.pop(__qword_ptr[rdi + (RdiIndex * sizeof(ulong))]);
        a.pop(rsi);
        a.pop(rdi);
        a.mov(rax, cr2);
        a.mov(__qword_ptr[rsi + Cr2], rax);
        a.mov(rax, dr6);
        a.mov(__qword_ptr[rsi + Dr6], rax);
        a.lgdt(__[rsi + GlobalTable]);
        a.mov(ebx, Succeeded);
        stubs.Jump(a, Return);
    }

    /// <summary>RDI = WorldSwitch*, EBX = the result.</summary>
    private static void EmitReturn(Assembler a)
    {
        KernelVirtualizationStubs.StoreGuestFloatingPoint(a);
        a.mov(eax, ebx);
        for (int i = KernelVirtualizationStubs.CalleeSaved.Length - 1; i >= 0; i--)
        {
            a.pop(KernelVirtualizationStubs.CalleeSaved[i]);
        }

        a.ret();
    }
}
