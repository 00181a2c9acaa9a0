// The machine code in every component: its entry and the system call instruction.
using CamkesNet.Abi;
using Iced.Intel;
using Internal.Runtime;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>
/// The system call stubs move the arguments of the System V calling convention to where
/// <see cref="SystemCallOperation"/> says. The kernel preserves the registers that a callee must preserve.
/// </summary>
internal sealed class ComponentStubs : StubSet
{
    /// <summary>Where a thread block has its own address.</summary>
    private static readonly int self = StructOffset.Of<ThreadContext>(nameof(ThreadContext.Self));

    private static readonly (AssemblerRegister64 Register, string Field)[] messageRegisters =
    [
        (rsi, nameof(Message.Tag)), (rdx, nameof(Message.Word0)), (r8, nameof(Message.Word1)),
        (r9, nameof(Message.Word2)), (r10, nameof(Message.Word3)),
    ];

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        // RDI is the thread's index, RSI its thread block.
        stubs.Function(StubCatalog.ComponentEntry, a =>
        {
            a.mov(__qword_ptr[rsi + self], rsi);
            a.xor(ebp, ebp);
            stubs.Call(a, "ComponentThreadStart");
            a.ud2();
        });

        // ulong SystemCall(ulong operation, ulong slot, ulong a, ulong b, ulong c, ulong d)
        stubs.Function("SystemCall", a =>
        {
            a.mov(rax, rdi);
            a.mov(rdi, rsi);
            a.mov(rsi, rdx);
            a.mov(rdx, rcx);
            a.syscall();
            a.ret();
        });

        // ulong SystemCallMessage(ulong operation, ulong slot, Message* message)
        stubs.Function("SystemCallMessage", a =>
        {
            a.push(rdx);
            a.mov(rcx, rdx);
            a.mov(rax, rdi);
            a.mov(rdi, rsi);
            foreach ((AssemblerRegister64 register, string field) in messageRegisters)
            {
                a.mov(register, __qword_ptr[rcx + StructOffset.Of<Message>(field)]);
            }

            a.syscall();
            a.pop(rcx);
            foreach ((AssemblerRegister64 register, string field) in messageRegisters)
            {
                a.mov(__qword_ptr[rcx + StructOffset.Of<Message>(field)], register);
            }

            a.ret();
        });

        stubs.Function("PlatformThread", a =>
        {
            a.mov(rax, __qword_ptr.gs[(ulong)self]);
            a.ret();
        });

        stubs.Function("ReadTimestamp", a =>
        {
            a.rdtsc();
            a.shl(rdx, 32);
            a.or(rax, rdx);
            a.ret();
        });

        // void Cpuid(uint leaf, uint subleaf, uint* registers)
        stubs.Function("Cpuid", CpuidStub.Write);
    }
}
