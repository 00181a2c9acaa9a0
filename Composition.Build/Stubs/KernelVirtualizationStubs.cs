// The kernel's stubs for virtual processors: the SVM world switch (AMD APM vol. 2, 15.5 and 15.17), XCR0, DR0 to DR3.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>What Composition.Kernel/Virtualization/VirtualizationInstructions.cs imports.</summary>
public sealed class KernelVirtualizationStubs : StubSet
{
    // WorldSwitch.cs in Composition.Kernel/Virtualization has the same fields in the same order.
    private const int ControlBlock = 0;
    private const int HostState = 8;
    internal const int Registers = 16;
    private const int GuestFloatingPoint = 24;
    private const int InitialFloatingPoint = 32;
    private const int SavedComponents = 40;
    private const int GuestXcr0 = 48;
    private const int HostXcr0 = 56;

    private const uint ComponentXcr0 = 3;
    private const byte MachineCheckVector = 18;

    /// <summary>What a C# function must find unchanged, in the order of the pushes.</summary>
    internal static readonly AssemblerRegister64[] CalleeSaved = [rbx, rbp, r12, r13, r14, r15];

    /// <summary>
    /// The guest's registers that the switch moves, by their place in VcpuState.Registers. RAX and RSP pass through
    /// the VMCB; RDI holds the table's address meanwhile and comes last.
    /// </summary>
    private static readonly (AssemblerRegister64 Register, int Index)[] GuestRegisters =
    [
        (rcx, 1), (rdx, 2), (rbx, 3), (rbp, 5), (rsi, 6), (r8, 8), (r9, 9), (r10, 10), (r11, 11), (r12, 12),
        (r13, 13), (r14, 14), (r15, 15),
    ];

    private const int RdiIndex = 7;

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
        a.mov(rax, __qword_ptr[rdi + HostState]);
        a.vmsave();
        a.mov(rax, __qword_ptr[rdi + ControlBlock]);
        a.vmload();
        a.mov(rdi, __qword_ptr[rdi + Registers]);
        foreach ((AssemblerRegister64 register, int index) in GuestRegisters)
        {
            a.mov(register, __qword_ptr[rdi + (index * sizeof(ulong))]);
        }

        a.mov(rdi, __qword_ptr[rdi + (RdiIndex * sizeof(ulong))]);
        a.vmrun();

        // RAX (the VMCB's address), RSP and RFLAGS are the host's again; the other registers still the guest's.
        a.vmsave();
        a.push(rdi);
        a.mov(rdi, __qword_ptr[rsp + sizeof(ulong)]);
        a.mov(rdi, __qword_ptr[rdi + Registers]);
        foreach ((AssemblerRegister64 register, int index) in GuestRegisters)
        {
            a.mov(__qword_ptr[rdi + (index * sizeof(ulong))], register);
        }

        a.pop(__qword_ptr[rdi + (RdiIndex * sizeof(ulong))]);
        a.pop(rdi);
        a.mov(rax, __qword_ptr[rdi + HostState]);
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

    /// <summary>RDI = WorldSwitch*. Changes RAX, RCX, RDX and R8.</summary>
    internal static void LoadGuestFloatingPoint(Assembler a)
    {
        Label legacy = a.CreateLabel();
        Label done = a.CreateLabel();
        a.mov(r8, __qword_ptr[rdi + GuestFloatingPoint]);
        a.mov(rax, __qword_ptr[rdi + HostXcr0]);
        a.test(rax, rax);
        a.je(legacy);
        SetXcr0(a);
        LoadComponents(a);
        a.xrstor64(__[r8]);
        a.mov(rax, __qword_ptr[rdi + GuestXcr0]);
        a.cmp(rax, __qword_ptr[rdi + HostXcr0]);
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
        a.cmp(__qword_ptr[rdi + SavedComponents], 0);
        a.je(legacy);

        // QEMU has no intercept of XSETBV: the guest's XCR0 is what the processor holds, not what was set at entry.
        a.xor(ecx, ecx);
        a.xgetbv();
        a.shl(rdx, 32);
        a.or(rax, rdx);
        a.mov(__qword_ptr[rdi + GuestXcr0], rax);

        // XSAVE stores only what XCR0 enables, and a guest may have disabled a component in use: the host's XCR0 first.
        a.cmp(rax, __qword_ptr[rdi + HostXcr0]);
        a.je(save);
        a.mov(rax, __qword_ptr[rdi + HostXcr0]);
        SetXcr0(a);
        a.Label(ref save);
        LoadComponents(a);
        a.mov(rcx, __qword_ptr[rdi + GuestFloatingPoint]);
        a.xsave64(__[rcx]);
        a.mov(rcx, __qword_ptr[rdi + InitialFloatingPoint]);
        a.xrstor64(__[rcx]);

        // Ring 3 has x87 and SSE only: the kernel keeps nothing else apart between components.
        a.mov(eax, ComponentXcr0);
        SetXcr0(a);
        a.jmp(done);
        a.Label(ref legacy);
        a.mov(rcx, __qword_ptr[rdi + GuestFloatingPoint]);
        a.fxsave64(__[rcx]);
        a.mov(rcx, __qword_ptr[rdi + InitialFloatingPoint]);
        a.fxrstor64(__[rcx]);
        a.Label(ref done);
        a.nop();
    }

    /// <summary>EDX:EAX = the components of XSAVE.</summary>
    private static void LoadComponents(Assembler a)
    {
        a.mov(rax, __qword_ptr[rdi + SavedComponents]);
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
        a.@int(MachineCheckVector);
        a.ret();
    }
}
