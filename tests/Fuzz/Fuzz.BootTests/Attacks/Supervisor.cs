// Restarts the attackers, and ends the machine when they have made enough calls.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz.Attacks;

internal static class Supervisor
{
    public const uint FirstControl = 8;
    public const uint SecondControl = 9;
    public const uint FirstNotification = 10;
    public const uint SecondNotification = 11;
    public const uint DebugExit = 12;

    /// <summary>QEMU's isa-debug-exit, as launchers add it.</summary>
    public const ushort DebugExitPort = 0xF4;

    public const ulong FirstRecord = UserAddressSpace.RegionArea;
    public const ulong SecondRecord = UserAddressSpace.RegionArea + UserAddressSpace.LargePageSize;
    public const ulong BystanderRecord = UserAddressSpace.RegionArea + (2 * UserAddressSpace.LargePageSize);

    private const ulong Suspended = 1;
    private const ulong Stopped = 2;
    private const int Period = 60_000;
    private const int RoundsWithoutProgress = 32;

    /// <summary>Writes the code; RBX, RBP: the attackers' records.</summary>
    public static void Write(TestCode code, int calls)
    {
        Assembler a = code.Assembler;
        Label loop = a.CreateLabel();
        a.mov(rbx, FirstRecord);
        a.mov(rbp, SecondRecord);
        a.xor(r12d, r12d);
        a.Label(ref loop);
        code.WaitForTicks(Period);
        a.inc(r12d);
        KeepAlive(code, FirstControl, FirstNotification, rbx);
        KeepAlive(code, SecondControl, SecondNotification, rbp);
        a.mov(rax, __qword_ptr[rbx + AttackRecord.Calls]);
        a.add(rax, __qword_ptr[rbp + AttackRecord.Calls]);
        a.cmp(rax, calls);
        a.jb(loop);
        Report(code);
        code.SystemCall(SystemCallOperation.PortOut, DebugExit, DebugExitPort, sizeof(byte));
        code.WaitForEver();
    }

    // Wakes it, resumes it when its peer has suspended it, restarts it when it is stopped or waits for what never comes.
    private static void KeepAlive(TestCode code, uint control, uint notification, AssemblerRegister64 record)
    {
        Assembler a = code.Assembler;
        Label notSuspended = a.CreateLabel();
        Label restart = a.CreateLabel();
        Label end = a.CreateLabel();
        code.SystemCall(SystemCallOperation.Signal, notification);
        code.SystemCall(SystemCallOperation.Control, control, (ulong)ControlRequest.Status);
        a.cmp(rax, (int)Suspended);
        a.jne(notSuspended);
        code.SystemCall(SystemCallOperation.Control, control, (ulong)ControlRequest.Resume);
        a.jmp(end);
        a.Label(ref notSuspended);
        a.cmp(rax, (int)Stopped);
        a.je(restart);
        a.test(r12d, RoundsWithoutProgress - 1);
        a.jne(end);
        a.mov(rax, __qword_ptr[record + AttackRecord.Calls]);
        a.cmp(rax, __qword_ptr[record + AttackRecord.CallsSeen]);
        a.mov(__qword_ptr[record + AttackRecord.CallsSeen], rax);
        a.jne(end);
        a.Label(ref restart);
        a.inc(__qword_ptr[record + AttackRecord.Restarts]);
        code.SystemCall(SystemCallOperation.Control, control, (ulong)ControlRequest.Restart);
        a.Label(ref end);
        a.nop();
    }

    private static void Report(TestCode code)
    {
        code.Log("the attack ends");
        Log(code, "calls", FirstRecord, SecondRecord, AttackRecord.Calls);
        Log(code, "restarts", FirstRecord, SecondRecord, AttackRecord.Restarts);
        Log(code, "leaks", FirstRecord, SecondRecord, AttackRecord.Leaks);
        Log(code, "leaked", FirstRecord, SecondRecord, AttackRecord.Leaked);
        foreach (SystemCallOperation operation in Enum.GetValues<SystemCallOperation>())
        {
            Log(code, $"{operation}", FirstRecord, SecondRecord, AttackRecord.ByOperation + ((int)operation * sizeof(ulong)));
        }

        Log(code, "lateness", BystanderRecord, Bystander.WorstLateness);
        Log(code, "rounds", BystanderRecord, Bystander.Rounds);
        code.Log("the attack is over");
    }

    private static void Log(TestCode code, string name, ulong record, int offset)
    {
        code.Assembler.mov(rcx, record);
        code.Assembler.mov(rax, __qword_ptr[rcx + offset]);
        code.LogHex(name);
    }

    // The sum of both attackers.
    private static void Log(TestCode code, string name, ulong record, ulong other, int offset)
    {
        code.Assembler.mov(rcx, record);
        code.Assembler.mov(rdx, other);
        code.Assembler.mov(rax, __qword_ptr[rcx + offset]);
        code.Assembler.add(rax, __qword_ptr[rdx + offset]);
        code.LogHex(name);
    }
}
