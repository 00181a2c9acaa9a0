// Writes the code of a test component: system calls with constant arguments, text, comparisons.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Build.Stubs;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Images;

/// <summary>
/// An assembler for one thread of a test component. RBX, RBP and R12 to R15 survive its system calls.
/// </summary>
internal sealed class TestCode(StubBuilder stubs, Assembler assembler, string prefix)
{
    private const int HexDigits = 16;
    private static int texts;

    /// <summary>For instructions that have no method here.</summary>
    public Assembler Assembler { get; } = assembler;

    /// <summary>Makes a system call with constants; RAX is the result.</summary>
    public void SystemCall(
        SystemCallOperation operation,
        ulong slot,
        ulong rsi = 0,
        ulong rdx = 0,
        ulong r8 = 0,
        ulong r9 = 0,
        ulong r10 = 0)
    {
        Assembler.mov(Iced.Intel.AssemblerRegisters.rsi, rsi);
        Assembler.mov(Iced.Intel.AssemblerRegisters.rdx, rdx);
        Assembler.mov(Iced.Intel.AssemblerRegisters.r8, r8);
        Assembler.mov(Iced.Intel.AssemblerRegisters.r9, r9);
        Assembler.mov(Iced.Intel.AssemblerRegisters.r10, r10);
        Enter(operation, slot);
    }

    /// <summary>Makes a system call with the registers as they are, but RAX and RDI.</summary>
    public void Enter(SystemCallOperation operation, ulong slot)
    {
        Assembler.mov(eax, (uint)operation);
        Assembler.mov(edi, (uint)slot);
        Assembler.syscall();
    }

    /// <summary>Calls a function of the component, such as a stub that every component has.</summary>
    public void CallStub(string symbol) => stubs.Call(Assembler, symbol);

    /// <summary>Writes a line to the kernel's log.</summary>
    public void Log(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        string symbol = $"{prefix}Text{texts++}";
        stubs.Data(symbol, bytes, alignment: 1, writable: false);
        WriteLog(() =>
        {
            stubs.LoadAddress(Assembler, rsi, symbol);
            Assembler.mov(rdx, (ulong)bytes.Length);
        });
    }

    /// <summary>
    /// Writes <paramref name="good"/> when RAX has the value, otherwise <paramref name="bad"/> and RAX.
    /// </summary>
    public void Expect(ulong value, string good, string bad)
    {
        Label equal = Assembler.CreateLabel();
        Label end = Assembler.CreateLabel();
        Assembler.mov(rcx, value);
        Assembler.cmp(rax, rcx);
        Assembler.je(equal);
        LogHex(bad);
        Assembler.jmp(end);
        Assembler.Label(ref equal);
        Log(good);
        Assembler.Label(ref end);
        Assembler.nop();
    }

    /// <summary>Writes a text and, on the next line, RAX in hexadecimal.</summary>
    public void LogHex(string text)
    {
        Assembler.mov(r15, rax);
        Log(text);
        Label next = Assembler.CreateLabel();
        Label letter = Assembler.CreateLabel();
        Label store = Assembler.CreateLabel();
        Assembler.sub(rsp, 32);
        Assembler.mov(__byte_ptr[rsp + HexDigits], (byte)'\n');
        Assembler.mov(ecx, HexDigits - 1);
        Assembler.Label(ref next);
        Assembler.mov(rax, r15);
        Assembler.and(eax, 15);
        Assembler.cmp(eax, 10);
        Assembler.jae(letter);
        Assembler.add(eax, '0');
        Assembler.jmp(store);
        Assembler.Label(ref letter);
        Assembler.add(eax, 'a' - 10);
        Assembler.Label(ref store);
        Assembler.mov(__byte_ptr[rsp + rcx], al);
        Assembler.shr(r15, 4);
        Assembler.dec(ecx);
        Assembler.jns(next);
        WriteLog(() =>
        {
            Assembler.mov(rsi, rsp);
            Assembler.mov(edx, HexDigits + 1);
        });
        Assembler.add(rsp, 32);
    }

    /// <summary>Copies constant bytes to an address of the component.</summary>
    public void CopyData(byte[] bytes, ulong address)
    {
        string symbol = $"{prefix}Data{texts++}";
        stubs.Data(symbol, bytes, alignment: 1, writable: false);
        stubs.LoadAddress(Assembler, rsi, symbol);
        Assembler.mov(rdi, address);
        Assembler.mov(ecx, bytes.Length);
        Assembler.cld();
        Assembler.rep.movsb();
    }

    /// <summary>Reads the time-stamp counter into RAX.</summary>
    public void ReadTimestamp()
    {
        Assembler.rdtsc();
        Assembler.shl(rdx, 32);
        Assembler.or(rax, rdx);
    }

    /// <summary>Waits for a signal to the component, for so many ticks of the time-stamp counter at the most.</summary>
    public void WaitForTicks(int ticks)
    {
        ReadTimestamp();
        Assembler.add(rax, ticks);
        Assembler.mov(rsi, rax);
        Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
    }

    /// <summary>Repeats what <paramref name="body"/> writes; the body keeps R12.</summary>
    public void Repeat(uint times, Action body)
    {
        Label next = Assembler.CreateLabel();
        Assembler.mov(r12d, times);
        Assembler.Label(ref next);
        body();
        Assembler.dec(r12d);
        Assembler.jne(next);
    }

    /// <summary>Repeats for ever.</summary>
    public void RepeatForEver(Action body)
    {
        Label next = Assembler.CreateLabel();
        Assembler.Label(ref next);
        body();
        Assembler.jmp(next);
    }

    /// <summary>Waits for the thread's own notification, which is never signalled.</summary>
    public void WaitForEver(uint slot = TestSlot.ControlNotification) => RepeatForEver(() =>
        SystemCall(SystemCallOperation.Wait, slot, ulong.MaxValue));

    /// <summary>Tries until the serial port has taken the component's text before this one.</summary>
    private void WriteLog(Action arguments)
    {
        Label again = Assembler.CreateLabel();

        // An instruction of its own: the caller may have put a label here.
        Assembler.nop();
        Assembler.Label(ref again);
        arguments();
        Enter(SystemCallOperation.LogWrite, CapabilitySlot.Log);
        Assembler.test(eax, eax);
        Assembler.je(again);
    }
}
