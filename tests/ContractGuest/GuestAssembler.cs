// The assembler of the contract guest: checks that report themselves, and addresses of labels as numbers.
using System.Text;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

/// <summary>
/// Wraps Iced's assembler. Code is assembled twice, the second time with the labels' addresses from the first: that
/// way an address is an ordinary 32-bit immediate.
/// </summary>
internal sealed class GuestAssembler(IReadOnlyList<uint> addresses)
{
    private readonly List<Label> labels = [];
    private readonly Dictionary<string, int> texts = [];
    private Label print;
    private Label number;
    private Label report;
    private Label expectFault;

    /// <summary>For everything that has no method here.</summary>
    public Assembler Code { get; } = new(32);

    /// <summary>Assembles a program; its last pass knows where everything is.</summary>
    public static byte[] Assemble(uint origin, Action<GuestAssembler> emit)
    {
        uint[] addresses = [];
        const int Passes = 2;
        byte[] bytes = [];
        for (int pass = 0; pass < Passes; pass++)
        {
            var guest = new GuestAssembler(addresses);
            emit(guest);
            guest.EmitTexts();
            using var stream = new MemoryStream();
            AssemblerResult result = guest.Code.Assemble(
                new StreamCodeWriter(stream), origin, BlockEncoderOptions.ReturnNewInstructionOffsets);
            addresses = [.. guest.labels.Select(label => (uint)result.GetLabelRIP(label))];
            bytes = stream.ToArray();
        }

        return bytes;
    }

    /// <summary>A label whose address can be asked for.</summary>
    public int NewLabel()
    {
        labels.Add(Code.CreateLabel());
        return labels.Count - 1;
    }

    /// <summary>Puts a label here.</summary>
    public void Place(int label)
    {
        Label placed = labels[label];
        Code.Label(ref placed);
        labels[label] = placed;
    }

    /// <summary>The label, for jumps and calls.</summary>
    public Label Target(int label) => labels[label];

    /// <summary>The label's address.</summary>
    public uint AddressOf(int label) => label < addresses.Count ? addresses[label] : BootImage.LoadAddress;

    /// <summary>The address of a text that ends with zero.</summary>
    public uint Text(string text)
    {
        if (!texts.TryGetValue(text, out int label))
        {
            label = NewLabel();
            texts.Add(text, label);
        }

        return AddressOf(label);
    }

    /// <summary>Checks that the body leaves <paramref name="expected"/> in EAX.</summary>
    public void Check(string name, uint expected, Action<Assembler> body)
    {
        body(Code);
        Code.mov(edx, expected);
        Code.mov(esi, Text(name));
        Code.call(report);
    }

    /// <summary>Checks that an instruction raises an exception; EAX compares vector &lt;&lt; 16 | error code.</summary>
    public void CheckFault(string name, uint vector, uint errorCode, Action<Assembler> body) =>
        Check(name, (vector << 16) | errorCode, a =>
        {
            EmitFault(body);
            a.mov(eax, __dword_ptr[GuestMemory.LastException]);
            a.shl(eax, 16);
            a.or(eax, __dword_ptr[GuestMemory.LastErrorCode]);
        });

    /// <summary>
    /// Emits instructions of which one raises an exception, and continues after them. EAX is not preserved.
    /// </summary>
    public void EmitFault(Action<Assembler> body)
    {
        int after = NewLabel();
        Code.mov(eax, AddressOf(after));
        Code.call(expectFault);
        body(Code);
        Place(after);
        Code.nop();
    }

    /// <summary>Writes a line to the first serial port.</summary>
    public void Print(string line)
    {
        Code.mov(esi, Text(line + "\r\n"));
        Code.call(print);
    }

    /// <summary>Writes the text that ESI points to.</summary>
    public void PrintText() => Code.call(print);

    /// <summary>Emits the functions that checks call. To be jumped over.</summary>
    public void EmitFunctions()
    {
        Assembler a = Code;
        EmitPrint(a);
        EmitNumber(a);
        EmitReport(a);
        expectFault = a.CreateLabel();
        a.Label(ref expectFault);
        a.mov(__dword_ptr[GuestMemory.ResumeAddress], eax);
        a.mov(__dword_ptr[GuestMemory.LastException], GuestMemory.NoException);
        a.mov(__dword_ptr[GuestMemory.LastErrorCode], 0);
        a.ret();
    }

    private void EmitPrint(Assembler a)
    {
        print = a.CreateLabel();
        a.Label(ref print);
        Label wait = a.CreateLabel(), done = a.CreateLabel();
        a.mov(bl, __byte_ptr[esi]);
        a.inc(esi);
        a.test(bl, bl);
        a.je(done);
        a.Label(ref wait);
        a.mov(dx, SerialPort.LineStatus);
        a.@in(al, dx);
        a.test(al, SerialPort.TransmitterEmpty);
        a.je(wait);
        a.mov(dx, SerialPort.Data);
        a.mov(al, bl);
        a.@out(dx, al);
        a.jmp(print);
        a.Label(ref done);
        a.ret();
    }

    /// <summary>Prints EAX as eight hexadecimal digits.</summary>
    private void EmitNumber(Assembler a)
    {
        number = a.CreateLabel();
        a.Label(ref number);
        a.mov(edi, GuestMemory.Digits);
        a.mov(ecx, 8);
        Label next = a.CreateLabel(), store = a.CreateLabel();
        a.Label(ref next);
        a.rol(eax, 4);
        a.mov(bl, al);
        a.and(bl, 0xF);
        a.add(bl, (byte)'0');
        a.cmp(bl, (byte)'9');
        a.jbe(store);
        a.add(bl, 'a' - '9' - 1);
        a.Label(ref store);
        a.mov(__byte_ptr[edi], bl);
        a.inc(edi);
        a.dec(ecx);
        a.jne(next);
        a.mov(__byte_ptr[edi], 0);
        a.mov(esi, GuestMemory.Digits);
        a.jmp(print);
    }

    /// <summary>EAX is the actual result of a check, EDX the expected one, ESI its name.</summary>
    private void EmitReport(Assembler a)
    {
        report = a.CreateLabel();
        a.Label(ref report);
        Label fail = a.CreateLabel(), end = a.CreateLabel();
        a.cld();
        a.mov(ebp, eax);
        a.mov(edi, esi);
        a.cmp(eax, edx);
        a.jne(fail);
        a.mov(esi, Text("PASS "));
        a.call(print);
        a.mov(esi, edi);
        a.call(print);
        a.jmp(end);
        a.Label(ref fail);
        a.push(edx);
        a.mov(esi, Text("FAIL "));
        a.call(print);
        a.mov(esi, edi);
        a.call(print);
        a.mov(esi, Text(": got "));
        a.call(print);
        a.mov(eax, ebp);
        a.call(number);
        a.mov(esi, Text(", wanted "));
        a.call(print);
        a.pop(eax);
        a.call(number);
        a.Label(ref end);
        a.mov(esi, Text("\r\n"));
        a.call(print);
        a.ret();
    }

    private void EmitTexts()
    {
        foreach ((string? text, int label) in texts)
        {
            Place(label);
            Code.db([.. Encoding.ASCII.GetBytes(text), 0]);
        }
    }
}
