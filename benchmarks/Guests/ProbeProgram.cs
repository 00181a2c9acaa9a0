// A Linux program of a few hundred bytes, made with Iced: says what the time-stamp counter is, and what exits cost.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Benchmarks.Guests;

/// <summary>
/// Prints lines "NAME NUMBER" on its standard output. Under QEMU's -icount shift=0 the time-stamp counter counts
/// executed instructions, so a difference of two readings is a cost.
/// </summary>
internal sealed class ProbeProgram
{
    private const ulong Base = 0x40_0000;
    private const int HeaderSize = 64 + 56; // ELF64 header, one program header
    /// <summary>How often a measured loop runs.</summary>
    public const int ReadingsPerLoop = 1000;

    /// <summary>How many characters are written to the console, with each line's end as one.</summary>
    public const int Characters = LineLength * LinesPerWrite * Writes;

    private const int LineLength = 64;
    private const int LinesPerWrite = 32;
    private const int Writes = 32;

    // Linux system calls, x86-64: arch/x86/entry/syscalls/syscall_64.tbl.
    private const uint SystemCallWrite = 1;
    private const uint SystemCallIoctl = 16;
    private const uint SystemCallExecve = 59;
    private const uint SystemCallExit = 60;
    private const uint SystemCallIopl = 172;

    // TCSBRK: include/uapi/asm-generic/ioctls.h.
    private const uint TerminalSendBreak = 0x5409;

    private readonly Assembler assembler = new(64);
    private readonly List<(Label Label, byte[] Bytes)> data = [];
    private Label printLine;

    private ProbeProgram() => printLine = assembler.CreateLabel("printLine");

    /// <summary>Prints the counter under a name; then runs another program, or ends.</summary>
    public static byte[] SayTime(string name, string? next)
    {
        var program = new ProbeProgram();
        Assembler a = program.assembler;
        program.ReadTimestamp();
        a.mov(r12, rax);
        program.Print(name, r12);
        program.RunOrExit(next);
        return program.ToElf();
    }

    /// <summary>Prints what one CPUID and one read of the port cost, taken over a loop; then ends.</summary>
    public static byte[] MeasureExits(ushort port)
    {
        var program = new ProbeProgram();
        Assembler a = program.assembler;
        a.mov(edi, 3); // every port, for this process
        a.mov(eax, SystemCallIopl);
        a.syscall();
        program.MeasureLoop("empty", () => a.nop());
        program.MeasureLoop("cpuid", () =>
        {
            a.xor(eax, eax);
            a.xor(ecx, ecx);
            a.cpuid();
        });
        program.MeasureLoop("port", () =>
        {
            a.mov(edx, port);
            a.@in(al, dx);
        });
        program.RunOrExit(null);
        return program.ToElf();
    }

    /// <summary>Prints what it costs to write text to the console, until all is sent; then ends.</summary>
    public static byte[] MeasureConsole()
    {
        byte[] line = [.. Enumerable.Repeat((byte)'x', LineLength - 1), (byte)'\n'];
        var program = new ProbeProgram();
        Assembler a = program.assembler;
        Label text = program.Data([.. Enumerable.Repeat(line, LinesPerWrite).SelectMany(bytes => bytes)]);
        Label again = a.CreateLabel();
        program.ReadTimestamp();
        a.mov(r12, rax);
        a.mov(r13d, Writes);
        a.Label(ref again);
        a.mov(edi, 1);
        a.lea(rsi, __[text]);
        a.mov(edx, LineLength * LinesPerWrite);
        a.mov(eax, SystemCallWrite);
        a.syscall();
        a.dec(r13d);
        a.jne(again);
        program.WaitUntilSent();
        program.ReadTimestamp();
        a.sub(rax, r12);
        a.mov(r12, rax);
        program.Print("console", r12);
        program.RunOrExit(null);
        return program.ToElf();
    }

    private void MeasureLoop(string name, Action body)
    {
        Assembler a = assembler;
        Label again = a.CreateLabel();
        ReadTimestamp();
        a.mov(r12, rax);
        a.mov(r13d, ReadingsPerLoop);
        a.Label(ref again);
        body();
        a.dec(r13d);
        a.jne(again);
        ReadTimestamp();
        a.sub(rax, r12);
        a.mov(r12, rax);
        Print(name, r12);
    }

    private void ReadTimestamp()
    {
        assembler.rdtsc();
        assembler.shl(rdx, 32);
        assembler.or(rax, rdx);
    }

    private void Print(string name, AssemblerRegister64 number)
    {
        byte[] text = System.Text.Encoding.ASCII.GetBytes($"{Meter.Mark}{name} ");
        assembler.lea(r8, __[Data(text)]);
        assembler.mov(r9d, text.Length);
        assembler.mov(rax, number);
        assembler.call(printLine);
    }

    private void RunOrExit(string? next)
    {
        Assembler a = assembler;
        if (next != null)
        {
            Label path = Data(System.Text.Encoding.ASCII.GetBytes(next + '\0'));
            a.push(0); // end of argv, and the empty environment
            a.mov(rdx, rsp);
            a.lea(rdi, __[path]);
            a.push(rdi);
            a.mov(rsi, rsp);
            a.mov(eax, SystemCallExecve);
            a.syscall();
        }

        a.xor(edi, edi);
        a.mov(eax, SystemCallExit);
        a.syscall();
    }

    /// <summary>
    /// R9 bytes of text at R8, RAX in decimal and a line feed, in one write: the kernel's own messages do not get in
    /// between. The line is made backwards. It is out when this returns: getty throws away what a serial port that is
    /// as slow as a real one has not sent yet.
    /// </summary>
    private void EmitPrintLine()
    {
        const int BufferSize = 64;
        Assembler a = assembler;
        Label digit = a.CreateLabel(), character = a.CreateLabel();
        a.Label(ref printLine);
        a.sub(rsp, BufferSize);
        a.lea(rsi, __[rsp + BufferSize - 1]);
        a.mov(__byte_ptr[rsi], (byte)'\n');
        a.mov(ecx, 10);
        a.Label(ref digit);
        a.xor(edx, edx);
        a.div(rcx);
        a.add(edx, '0');
        a.dec(rsi);
        a.mov(__byte_ptr[rsi], dl);
        a.test(rax, rax);
        a.jne(digit);
        a.Label(ref character);
        a.dec(rsi);
        a.mov(al, __byte_ptr[r8 + r9 - 1]);
        a.mov(__byte_ptr[rsi], al);
        a.dec(r9);
        a.jne(character);
        a.mov(edi, 1);
        a.lea(rdx, __[rsp + BufferSize]);
        a.sub(rdx, rsi);
        a.mov(eax, SystemCallWrite);
        a.syscall();
        WaitUntilSent();
        a.add(rsp, BufferSize);
        a.ret();
    }

    private void WaitUntilSent()
    {
        assembler.mov(edi, 1);
        assembler.mov(esi, TerminalSendBreak);
        assembler.mov(edx, 1); // no break: wait until all has been sent (tcdrain)
        assembler.mov(eax, SystemCallIoctl);
        assembler.syscall();
    }

    private Label Data(byte[] bytes)
    {
        Label label = assembler.CreateLabel();
        data.Add((label, bytes));
        return label;
    }

    private byte[] ToElf()
    {
        EmitPrintLine();
        foreach ((Label label, byte[] bytes) in data)
        {
            Label position = label;
            assembler.Label(ref position);
            assembler.db(bytes);
        }

        using var code = new MemoryStream();
        assembler.Assemble(new StreamCodeWriter(code), Base + HeaderSize);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        WriteHeaders(writer, (ulong)(HeaderSize + code.Length));
        writer.Write(code.ToArray());
        return file.ToArray();
    }

    /// <summary>ELF64 header and one PT_LOAD of the whole file: System V ABI, chapters 4 and 5.</summary>
    private static void WriteHeaders(BinaryWriter writer, ulong size)
    {
        const ushort Executable = 2, MachineX64 = 62, HeaderBytes = 64, ProgramHeaderBytes = 56;
        const uint Load = 1, ReadExecute = 5, Version = 1;
        writer.Write([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Write(Executable);
        writer.Write(MachineX64);
        writer.Write(Version);
        writer.Write(Base + HeaderSize);
        writer.Write((ulong)HeaderBytes); // program headers follow
        writer.Write(0UL); // no sections
        writer.Write(0U);
        writer.Write(HeaderBytes);
        writer.Write(ProgramHeaderBytes);
        writer.Write((ushort)1);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(Load);
        writer.Write(ReadExecute);
        writer.Write(0UL);
        writer.Write(Base);
        writer.Write(Base);
        writer.Write(size);
        writer.Write(size);
        writer.Write(0x1000UL);
    }
}
