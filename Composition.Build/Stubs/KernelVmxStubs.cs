// The kernel's stubs for Intel VT-x: the world switch (Intel SDM vol. 3, chapters 27 and 28) and single instructions.
using CamkesNet.Abi;
using CamkesNet.Abi.Processor;
using CamkesNet.Kernel.Virtualization.Vmx;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>What Composition.Kernel/Virtualization/Vmx/VmxInstructions.cs imports.</summary>
internal sealed class KernelVmxStubs : StubSet
{
    private const string Exit = "KernelVmxExit";
    private const string Return = "KernelVmxReturn";

    /// <summary>As with SVM, and RAX. RSP passes through the VMCS.</summary>
    private static readonly (AssemblerRegister64 Register, GeneralRegister Place)[] guestRegisters =
        [(rax, GeneralRegister.Rax), .. KernelVirtualizationStubs.GuestRegisters];

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
            a.@int((byte)ExceptionVector.NonMaskableInterrupt);
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
            a.mov(eax, VmxResult.Succeeded);
            a.ret();
            a.Label(ref invalid);
            a.mov(eax, VmxResult.FailedInvalid);
            a.ret();
            a.Label(ref valid);
            a.mov(eax, VmxResult.FailedValid);
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
        a.mov(eax, VmcsField.HostRsp);
        a.vmwrite(rax, rsp);

        // The moves below leave the flags as they are.
        a.cmp(Register(nameof(VmxSwitch.Launched)), 0);
        a.mov(rdi, KernelVirtualizationStubs.Operand(nameof(WorldSwitch.Registers)));
        foreach ((AssemblerRegister64 register, GeneralRegister place) in guestRegisters)
        {
            a.mov(register, KernelVirtualizationStubs.Saved(place));
        }

        a.mov(rdi, KernelVirtualizationStubs.Saved(GeneralRegister.Rdi));
        Label launch = a.CreateLabel();
        Label failed = a.CreateLabel();
        Label invalid = a.CreateLabel();
        a.je(launch);
        a.vmresume();
        a.jmp(failed);
        a.Label(ref launch);
        a.vmlaunch();

        // VM entry failed: the guest's registers are as they were loaded.
        a.Label(ref failed);
        a.mov(ebx, VmxResult.FailedInvalid);
        a.jc(invalid);
        a.mov(ebx, VmxResult.FailedValid);
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
        a.mov(rax, Register(nameof(VmxSwitch.Cr2)));
        a.mov(rcx, cr2);
        a.cmp(rax, rcx);
        a.je(sameCr2);
        a.mov(cr2, rax);
        a.Label(ref sameCr2);
        a.mov(rax, Register(nameof(VmxSwitch.Dr6)));
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
        a.mov(rdi, KernelVirtualizationStubs.Operand(nameof(WorldSwitch.Registers)));
        foreach ((AssemblerRegister64 register, GeneralRegister place) in guestRegisters)
        {
            a.mov(KernelVirtualizationStubs.Saved(place), register);
        }

        a.pop(KernelVirtualizationStubs.Saved(GeneralRegister.Rdi));
        a.pop(rsi);
        a.pop(rdi);
        a.mov(rax, cr2);
        a.mov(Register(nameof(VmxSwitch.Cr2)), rax);
        a.mov(rax, dr6);
        a.mov(Register(nameof(VmxSwitch.Dr6)), rax);
        a.lgdt(__[rsi + InSwitch(nameof(VmxSwitch.GlobalTable))]);
        a.mov(ebx, VmxResult.Succeeded);
        stubs.Jump(a, Return);
    }

    private static int InSwitch(string field) => StructOffset.Of<VmxSwitch>(field);

    /// <summary>A field of what is switched for VT-x, to which RSI points.</summary>
    private static AssemblerMemoryOperand Register(string field) => __qword_ptr[rsi + InSwitch(field)];

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
