// Instructions that ring 3 may not execute, or that leave the processor in a state that the kernel has to survive.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz.Attacks;

internal static class Faults
{
    private const ulong NonCanonical = 0x8000_0000_0000;
    private const ulong KernelHalf = 0xFFFF_8000_0000_0000;
    private const ulong KernelCode = 0xFFFF_FFFF_8010_0000;
    private const int TrapFlag = 0x100;
    private const int PrivilegeLevel = 0x3000;
    private const uint Efer = 0xC000_0080;

    /// <summary>Writes one of them, as the random numbers choose.</summary>
    public static void Write(Assembler a, RandomCode random) => random.Choose(
        () => a.ud2(),
        () => a.int3(),
        () => a.@int(0x80),
        () => a.@int(2),
        () => a.@int(0xF0),
        () => a.db(0xF1), // INT1
        () => a.hlt(),
        () => a.cli(),
        () => a.mov(cr3, rax),
        () => a.mov(rax, cr0),
        () =>
        {
            a.mov(ecx, Efer);
            a.rdmsr();
        },
        () => a.db(0x0F, 0x34), // SYSENTER
        () => a.sysretq(),
        () => a.swapgs(),
        () => a.db(0x0F, 0x01, 0xD8), // VMRUN
        () => a.db(0x0F, 0x01, 0xC1), // VMCALL
        () => a.db(0x0F, 0x01, 0xDF), // INVLPGA
        () => a.iretq(),
        () => Jump(a, NonCanonical),
        () => Jump(a, KernelCode),
        () => Jump(a, 0),
        () => Read(a, KernelHalf),
        () => Read(a, NonCanonical),
        () => PushAt(a, KernelCode),
        () => CallAt(a, 0),
        () => CallAt(a, NonCanonical - 16),
        () => CallAt(a, KernelHalf),
        () => SetFlags(a, TrapFlag),
        () => SetFlags(a, PrivilegeLevel),
        () => LoadSelectors(a, 0x1B),
        () => LoadSelectors(a, 0),
        () => LoadSelectors(a, 8),
        () => a.@in(al, dx),
        () => a.@out(dx, eax),
        () => a.wrmsr(),
        () => a.invlpg(__[rax]),
        () => a.lgdt(__[rsp]),
        () => a.clts());

    private static void Jump(Assembler a, ulong address)
    {
        a.mov(rax, address);
        a.jmp(rax);
    }

    private static void Read(Assembler a, ulong address)
    {
        a.mov(rax, address);
        a.mov(rcx, __qword_ptr[rax]);
    }

    private static void PushAt(Assembler a, ulong stack)
    {
        a.mov(rsp, stack);
        a.push(rax);
    }

    // A system call, which does not touch the stack, and then a use of it.
    private static void CallAt(Assembler a, ulong stack)
    {
        a.mov(rsp, stack);
        a.mov(eax, (uint)Abi.SystemCallOperation.Yield);
        a.syscall();
        a.push(rax);
    }

    private static void SetFlags(Assembler a, int flags)
    {
        a.pushfq();
        a.or(__qword_ptr[rsp], flags);
        a.popfq();
        a.mov(eax, (uint)Abi.SystemCallOperation.Yield);
        a.syscall();
    }

    private static void LoadSelectors(Assembler a, uint selector)
    {
        a.mov(eax, selector);
        a.mov(ds, eax);
        a.mov(es, eax);
        a.mov(fs, eax);
        a.mov(gs, eax);
    }
}
