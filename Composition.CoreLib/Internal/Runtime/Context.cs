// The registers that survive a call in the System V calling convention.
using System.Runtime.InteropServices;

namespace Internal.Runtime;

/// <summary>
/// Instruction pointer, stack pointer and callee-saved registers of a frame. The native stubs push it in this order.
/// Of a hardware exception <see cref="InstructionPointer"/> is the faulting instruction's address, of a call the
/// return address.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct Context
{
    public ulong InstructionPointer;
    public ulong StackPointer;
    public ulong Rbx;
    public ulong Rbp;
    public ulong R12;
    public ulong R13;
    public ulong R14;
    public ulong R15;
}
