// Real mode and back.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal sealed class ModeChecks(GuestAssembler guest, ProcessorEnvironment environment)
{
    private const byte RealModeVector = 0x81;
    private const uint Result = GuestMemory.RealModeCode + 0x800;
    private const uint ReturnAddress = GuestMemory.RealModeCode + 0x810;
    private const uint RealModePointer = GuestMemory.RealModeCode + 0x820;
    private const uint RealModeStack = GuestMemory.RealModeCode + 0x1000;
    private const ushort RealModeTableLimit = 0x3FF;
    private const int SizeOfRealModeEntry = 4;

    public void Emit()
    {
        EmitCopy(RealModeProgram());
        guest.Check("real mode: an interrupt, a port and a segment", 0x0099_4321, EmitRealMode);
    }

    private void EmitCopy(byte[] program)
    {
        Assembler a = guest.Code;
        for (int i = 0; i < program.Length; i++)
        {
            a.mov(__byte_ptr[GuestMemory.RealModeCode + (uint)i], program[i]);
        }
    }

    private void EmitRealMode(Assembler a)
    {
        int back = guest.NewLabel();
        a.mov(__dword_ptr[GuestMemory.SavedStack], esp);
        a.mov(__dword_ptr[ReturnAddress], guest.AddressOf(back));
        a.mov(__word_ptr[ReturnAddress + 4], ProcessorEnvironment.Code);
        a.mov(__word_ptr[RealModePointer], RealModeTableLimit);
        a.mov(__dword_ptr[RealModePointer + 2], 0);
        a.lidt(__[RealModePointer]);
        a.db(0xEA); // JMP FAR Code16:RealModeCode
        a.dd(GuestMemory.RealModeCode);
        a.dw(ProcessorEnvironment.Code16);
        guest.Place(back);
        a.mov(eax, ProcessorEnvironment.Data);
        a.mov(ss, eax);
        a.mov(ds, eax); // its limit is still that of real mode
        a.mov(esp, __dword_ptr[GuestMemory.SavedStack]);
        environment.EmitSegments(a);
        a.lidt(__[GuestMemory.InterruptTablePointer]);
        a.mov(eax, __dword_ptr[Result]);
    }

    // 16-bit code at RealModeCode: leaves protected mode, does its work, and comes back.
    private static byte[] RealModeProgram()
    {
        var a = new Assembler(16);
        Label handler = a.CreateLabel(), real = a.CreateLabel(), main = a.CreateLabel();
        a.jmp(main);
        a.Label(ref handler);
        a.mov(bx, 0x4321);
        a.iret();
        a.Label(ref main);
        a.mov(ax, ProcessorEnvironment.Data16);
        a.mov(ds, ax);
        a.mov(es, ax);
        a.mov(ss, ax);
        a.mov(fs, ax);
        a.mov(gs, ax);
        a.mov(eax, cr0);
        a.and(eax, ~Cr0.ProtectionEnable);
        a.mov(cr0, eax);

        // JMP FAR 0:the next instruction, by a return: the segment's base becomes 16 times its selector.
        a.xor(ax, ax);
        a.mov(ss, ax);
        a.mov(sp, (ushort)RealModeStack);
        Label here = a.CreateLabel();
        a.call(here);
        a.Label(ref here);
        a.pop(bx);
        const sbyte BehindReturn = 7; // POP BX (1), ADD BX (3), PUSH AX (1), PUSH BX (1), RETF (1)
        a.add(bx, BehindReturn);
        a.push(ax);
        a.push(bx);
        a.retf();
        a.Label(ref real);
        a.mov(ds, ax);
        a.mov(__word_ptr[RealModeVector * SizeOfRealModeEntry], (ushort)(GuestMemory.RealModeCode + 2));
        a.mov(__word_ptr[(RealModeVector * SizeOfRealModeEntry) + 2], ax);
        a.xor(ebx, ebx);
        a.@int(RealModeVector);
        a.mov(dx, SerialPort.Scratch);
        a.mov(al, 0x99);
        a.@out(dx, al);
        a.xor(eax, eax);
        a.@in(al, dx);
        a.shl(eax, 16);
        a.or(eax, ebx);
        a.mov(cx, (ushort)(Result >> 4));
        a.mov(es, cx);
        a.mov(__dword_ptr.es[0], eax);
        a.mov(eax, cr0);
        a.or(eax, 1);
        a.mov(cr0, eax);

        // JMP FAR [ReturnAddress] with 32 bits of offset.
        a.db(0x66, 0xFF, 0x2E, (byte)(ReturnAddress & 0xFF), (byte)(ReturnAddress >> 8));
        using var code = new MemoryStream();
        a.Assemble(new StreamCodeWriter(code), GuestMemory.RealModeCode);
        return code.ToArray();
    }
}
