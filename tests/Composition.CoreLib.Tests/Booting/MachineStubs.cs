// The machine code under Platform/: ports, traps, and the memory that the test image lives in.
using CamkesNet.Build.Stubs;
using CamkesNet.Tests.Platform;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Booting;

internal sealed class MachineStubs : StubSet
{
    private const int VectorCount = 32;
    private const int GateSize = 16;
    private const int ThreadContextSize = 64;
    private const int PageSize = 4096;
    private const ushort CodeSelector = 8;
    private const byte PresentInterruptGate = 0x8E;
    private const string TrapTable = "TestTrapTable";
    private const string TrapTablePointer = "TestTrapTablePointer";
    private const string TrapEntries = "TestTrapEntries";
    private const string Heap = "TestHeapMemory";
    private const string Thread = "TestThreadContextMemory";

    public override void Emit(StubBuilder stubs)
    {
        stubs.Zeros(TrapTable, VectorCount * GateSize, GateSize);
        stubs.Zeros(Thread, ThreadContextSize, ThreadContextSize);
        stubs.Zeros(Heap, BareMetalPlatform.HeapSize, PageSize);
        stubs.Data(
            TrapTablePointer, [.. BitConverter.GetBytes((ushort)(VectorCount * GateSize - 1)), .. new byte[14]], 8,
            writable: false, [new DataReference(sizeof(ushort), TrapTable)]);
        stubs.Data(
            TrapEntries, new byte[VectorCount * sizeof(ulong)], 8, writable: false,
            Enumerable.Range(0, VectorCount).Select(v => new DataReference(v * sizeof(ulong), TrapName(v))));
        EmitAddress(stubs, "TestHeapStart", Heap);
        EmitAddress(stubs, "TestThreadContext", Thread);
        EmitInstructions(stubs);
        EmitPrepareTraps(stubs);
        for (int vector = 0; vector < VectorCount; vector++)
        {
            EmitTrap(stubs, vector);
        }
        EmitTrapCommon(stubs);
    }

    private static string TrapName(int vector) => $"TestTrap{vector}";

    private static void EmitAddress(StubBuilder stubs, string name, string symbol) => stubs.Function(name, a =>
    {
        stubs.LoadAddress(a, rax, symbol);
        a.ret();
    });

    private static void EmitInstructions(StubBuilder stubs)
    {
        stubs.Function("TestPortOut8", a =>
        {
            a.mov(edx, edi);
            a.mov(eax, esi);
            a.@out(dx, al);
            a.ret();
        });
        stubs.Function("TestPortIn8", a =>
        {
            a.mov(edx, edi);
            a.xor(eax, eax);
            a.@in(al, dx);
            a.ret();
        });
        stubs.Function("TestReadTimestamp", a =>
        {
            a.rdtsc();
            a.shl(rdx, 32);
            a.or(rax, rdx);
            a.ret();
        });
        stubs.Function("TestReadFaultAddress", a =>
        {
            a.mov(rax, cr2);
            a.ret();
        });
    }

    private static void EmitPrepareTraps(StubBuilder stubs) => stubs.Function("TestPrepareTraps", a =>
    {
        stubs.LoadAddress(a, rsi, TrapEntries);
        stubs.LoadAddress(a, rdi, TrapTable);
        Label next = a.CreateLabel();
        a.mov(ecx, VectorCount);
        a.Label(ref next);
        a.mov(rax, __qword_ptr[rsi]);
        a.mov(__word_ptr[rdi], ax);
        a.mov(__word_ptr[rdi + 2], CodeSelector);
        a.mov(__byte_ptr[rdi + 5], PresentInterruptGate);
        a.shr(rax, 16);
        a.mov(__word_ptr[rdi + 6], ax);
        a.shr(rax, 16);
        a.mov(__dword_ptr[rdi + 8], eax);
        a.add(rsi, sizeof(ulong));
        a.add(rdi, GateSize);
        a.dec(ecx);
        a.jne(next);
        stubs.LoadAddress(a, rax, TrapTablePointer);
        a.lidt(__[rax]);

        // The boot tables map the lower half one to one. Once the descriptor table, which a trap needs, is reached
        // through the direct map, the upper half has all that is needed from here on.
        const ulong DirectMap = 0xFFFF_8000_0000_0000;
        a.mov(rdx, DirectMap);
        a.sub(rsp, 16);
        a.sgdt(__[rsp]);
        a.add(__qword_ptr[rsp + 2], rdx);
        a.lgdt(__[rsp]);
        a.add(rsp, 16);
        a.mov(rax, cr3);
        a.mov(rdx, DirectMap);
        a.mov(__qword_ptr[rax + rdx], 0);
        a.mov(cr3, rax);
        a.ret();
    });

    private static void EmitTrap(StubBuilder stubs, int vector) => stubs.Function(TrapName(vector), a =>
    {
        bool hasErrorCode = vector is 8 or (>= 10 and <= 14) or 17 or 21 or 29 or 30;
        if (!hasErrorCode)
        {
            a.push(0);
        }
        a.push(vector);
        stubs.Jump(a, "TestTrapCommon");
    });

    /// <summary>Pushes an Internal.Runtime.Context of the interrupted code and calls C#, which does not come
    /// back.</summary>
    private static void EmitTrapCommon(StubBuilder stubs) => stubs.Function("TestTrapCommon", a =>
    {
        a.pop(rdi);
        a.add(rsp, sizeof(ulong));
        a.mov(rax, __qword_ptr[rsp]);
        a.mov(rdx, __qword_ptr[rsp + 24]);
        foreach (AssemblerRegister64 register in new[] { r15, r14, r13, r12, rbp, rbx, rdx, rax })
        {
            a.push(register);
        }
        a.mov(rsi, rsp);
        a.and(rsp, -16);
        stubs.Call(a, "TestTrap");
        a.ud2();
    });
}
