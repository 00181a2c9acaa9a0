// The kernel's stubs for virtual processors: the SVM world switch (AMD APM vol. 2, 15.5 and 15.17), XCR0, DR0 to DR3.
using CamkesNet.Abi;
using CamkesNet.Abi.Processor;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>What Composition.Kernel/Virtualization/VirtualizationInstructions.cs imports.</summary>
public sealed class KernelVirtualizationStubs : StubSet
{
    /// <summary>What a C# function must find unchanged, in the order of the pushes.</summary>
    internal static readonly AssemblerRegister64[] CalleeSaved = [rbx, rbp, r12, r13, r14, r15];

    /// <summary>
    /// The guest's registers that the switch moves, with their place in <see cref="VcpuState.Registers"/>. RAX and RSP
    /// pass through the VMCB; RDI holds the table's address meanwhile and comes last.
    /// </summary>
    internal static readonly (AssemblerRegister64 Register, GeneralRegister Place)[] GuestRegisters =
    [
        (rcx, GeneralRegister.Rcx), (rdx, GeneralRegister.Rdx), (rbx, GeneralRegister.Rbx),
        (rbp, GeneralRegister.Rbp), (rsi, GeneralRegister.Rsi), (r8, GeneralRegister.R8), (r9, GeneralRegister.R9),
        (r10, GeneralRegister.R10), (r11, GeneralRegister.R11), (r12, GeneralRegister.R12),
        (r13, GeneralRegister.R13), (r14, GeneralRegister.R14), (r15, GeneralRegister.R15),
    ];

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        ArgumentNullException.ThrowIfNull(stubs);
        stubs.Function("KernelSvmRun", SvmRun);
        stubs.Function("KernelWriteXcr0", WriteXcr0);
        stubs.Function("KernelReadBreakpoints", a => MoveBreakpoints(a, store: true));
        stubs.Function("KernelWriteBreakpoints", a => MoveBreakpoints(a, store: false));
        stubs.Function("KernelRaiseMachineCheck", RaiseMachineCheck);
    }

    /// <summary>KernelSvmRun(RDI = WorldSwitch*). Interrupts are disabled at the call and at the return.</summary>
    private static void SvmRun(Assembler a)
    {
        foreach (AssemblerRegister64 register in CalleeSaved)
        {
            a.push(register);
        }

        a.push(rdi);
        LoadGuestFloatingPoint(a);

        // GIF = 0 holds interrupts back while RFLAGS.IF is set, which is what lets them end VMRUN (15.21.1).
        a.clgi();
        a.sti();
        a.mov(rax, Operand(nameof(WorldSwitch.HostState)));
        a.vmsave();
        a.mov(rax, Operand(nameof(WorldSwitch.ControlBlock)));
        a.vmload();
        a.mov(rdi, Operand(nameof(WorldSwitch.Registers)));
        foreach ((AssemblerRegister64 register, GeneralRegister place) in GuestRegisters)
        {
            a.mov(register, Saved(place));
        }

        a.mov(rdi, Saved(GeneralRegister.Rdi));
        a.vmrun();

        // RAX (the VMCB's address), RSP and RFLAGS are the host's again; the other registers still the guest's.
        a.vmsave();
        a.push(rdi);
        a.mov(rdi, __qword_ptr[rsp + sizeof(ulong)]);
        a.mov(rdi, Operand(nameof(WorldSwitch.Registers)));
        foreach ((AssemblerRegister64 register, GeneralRegister place) in GuestRegisters)
        {
            a.mov(Saved(place), register);
        }

        a.pop(Saved(GeneralRegister.Rdi));
        a.pop(rdi);
        a.mov(rax, Operand(nameof(WorldSwitch.HostState)));
        a.vmload();
        a.cli();
        a.stgi();
        StoreGuestFloatingPoint(a);
        for (int i = CalleeSaved.Length - 1; i >= 0; i--)
        {
            a.pop(CalleeSaved[i]);
        }

        a.ret();
    }

    /// <summary>A field of the world switch's operands, to which RDI points.</summary>
    internal static AssemblerMemoryOperand Operand(string field) =>
        __qword_ptr[rdi + StructOffset.Of<WorldSwitch>(field)];

    /// <summary>A register in the table of the guest's, to which RDI points.</summary>
    internal static AssemblerMemoryOperand Saved(GeneralRegister register) =>
        __qword_ptr[rdi + ((int)register * sizeof(ulong))];

    /// <summary>RDI = WorldSwitch*. Changes RAX, RCX, RDX and R8.</summary>
    internal static void LoadGuestFloatingPoint(Assembler a)
    {
        Label legacy = a.CreateLabel();
        Label done = a.CreateLabel();
        a.mov(r8, Operand(nameof(WorldSwitch.GuestFloatingPoint)));
        a.mov(rax, Operand(nameof(WorldSwitch.HostXcr0)));
        a.test(rax, rax);
        a.je(legacy);
        SetXcr0(a);
        LoadComponents(a);
        a.xrstor64(__[r8]);
        a.mov(rax, Operand(nameof(WorldSwitch.GuestXcr0)));
        a.cmp(rax, Operand(nameof(WorldSwitch.HostXcr0)));
        a.je(done);
        SetXcr0(a);
        a.jmp(done);
        a.Label(ref legacy);
        a.fxrstor64(__[r8]);
        a.Label(ref done);
        a.nop();
    }

    /// <summary>RDI = WorldSwitch*. Changes RAX, RCX and RDX.</summary>
    internal static void StoreGuestFloatingPoint(Assembler a)
    {
        Label legacy = a.CreateLabel();
        Label save = a.CreateLabel();
        Label done = a.CreateLabel();
        a.cmp(Operand(nameof(WorldSwitch.SavedComponents)), 0);
        a.je(legacy);

        // QEMU has no intercept of XSETBV: the guest's XCR0 is what the processor holds, not what was set at entry.
        a.xor(ecx, ecx);
        a.xgetbv();
        a.shl(rdx, 32);
        a.or(rax, rdx);
        a.mov(Operand(nameof(WorldSwitch.GuestXcr0)), rax);

        // XSAVE stores only what XCR0 enables, and a guest may have disabled a component in use: the host's XCR0 first.
        a.cmp(rax, Operand(nameof(WorldSwitch.HostXcr0)));
        a.je(save);
        a.mov(rax, Operand(nameof(WorldSwitch.HostXcr0)));
        SetXcr0(a);
        a.Label(ref save);
        LoadComponents(a);
        a.mov(rcx, Operand(nameof(WorldSwitch.GuestFloatingPoint)));
        a.xsave64(__[rcx]);
        a.mov(rcx, Operand(nameof(WorldSwitch.InitialFloatingPoint)));
        a.xrstor64(__[rcx]);

        // Ring 3 has x87 and SSE only: the kernel keeps nothing else apart between components.
        a.mov(eax, (uint)(Xcr0.X87 | Xcr0.Sse));
        SetXcr0(a);
        a.jmp(done);
        a.Label(ref legacy);
        a.mov(rcx, Operand(nameof(WorldSwitch.GuestFloatingPoint)));
        a.fxsave64(__[rcx]);
        a.mov(rcx, Operand(nameof(WorldSwitch.InitialFloatingPoint)));
        a.fxrstor64(__[rcx]);
        a.Label(ref done);
        a.nop();
    }

    /// <summary>EDX:EAX = the components of XSAVE.</summary>
    private static void LoadComponents(Assembler a)
    {
        a.mov(rax, Operand(nameof(WorldSwitch.SavedComponents)));
        a.mov(rdx, rax);
        a.shr(rdx, 32);
    }

    /// <summary>XCR0 = RAX.</summary>
    private static void SetXcr0(Assembler a)
    {
        a.mov(rdx, rax);
        a.shr(rdx, 32);
        a.xor(ecx, ecx);
        a.xsetbv();
    }

    /// <summary>KernelWriteXcr0(RDI = value).</summary>
    private static void WriteXcr0(Assembler a)
    {
        a.mov(rax, rdi);
        SetXcr0(a);
        a.ret();
    }

    /// <summary>KernelReadBreakpoints and KernelWriteBreakpoints(RDI = four addresses).</summary>
    private static void MoveBreakpoints(Assembler a, bool store)
    {
        AssemblerRegisterDR[] breakpoints = [dr0, dr1, dr2, dr3];
        for (int i = 0; i < breakpoints.Length; i++)
        {
            AssemblerMemoryOperand address = __qword_ptr[rdi + (i * sizeof(ulong))];
            if (store)
            {
                a.mov(rax, breakpoints[i]);
                a.mov(address, rax);
            }
            else
            {
                a.mov(rax, address);
                a.mov(breakpoints[i], rax);
            }
        }

        a.ret();
    }

    private static void RaiseMachineCheck(Assembler a)
    {
        a.@int((byte)ExceptionVector.MachineCheck);
        a.ret();
    }
}
