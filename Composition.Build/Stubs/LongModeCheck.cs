// What the entry stub says on a processor that has no long mode, instead of a triple fault.
using System.Text;
using CamkesNet.Abi.Processor;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>32-bit code of the boot stage. The sentence goes to COM1, as firmware has left it.</summary>
internal static class LongModeCheck
{
    private const string Text = "KernelLongModeText";

    private const string Sentence = "CN3011 this processor has no 64-bit mode; use another one, in QEMU: -cpu EPYC";

    private const ushort SerialData = 0x3F8;
    private const ushort SerialStatus = 0x3FD;
    private const byte TransmitterEmpty = 0x20;

    /// <summary>Goes on where there is long mode, and keeps EDI and ESI. Needs a stack.</summary>
    public static void Emit(StubBuilder stubs, Assembler a)
    {
        // CPUID exists where its flag can be changed (AMD APM vol. 3, CPUID).
        Label none = a.CreateLabel(), next = a.CreateLabel(), wait = a.CreateLabel();
        Label halt = a.CreateLabel(), found = a.CreateLabel();
        a.pushfd();
        a.pop(eax);
        a.mov(ecx, eax);
        a.xor(eax, (uint)Rflags.Identification);
        a.push(eax);
        a.popfd();
        a.pushfd();
        a.pop(eax);
        a.xor(eax, ecx);
        a.test(eax, (uint)Rflags.Identification);
        a.je(none);
        a.mov(eax, CpuidExtended.Last);
        a.cpuid();
        a.cmp(eax, CpuidExtended.Features);
        a.jb(none);
        a.mov(eax, CpuidExtended.Features);
        a.cpuid();
        a.test(edx, CpuidExtended.LongMode);
        a.jne(found);

        a.Label(ref none);
        stubs.Data(Text, Encoding.ASCII.GetBytes($"[camkes] {Sentence}\r\n\0"), 1, writable: false);
        stubs.LoadAddress32(a, esi, Text);
        a.Label(ref next);
        a.mov(edx, (uint)SerialStatus);
        a.Label(ref wait);
        a.@in(al, dx);
        a.test(al, TransmitterEmpty);
        a.je(wait);
        a.mov(edx, (uint)SerialData);
        a.lodsb();
        a.@out(dx, al);
        a.test(al, al);
        a.jne(next);
        a.Label(ref halt);
        a.hlt();
        a.jmp(halt);
        a.Label(ref found);
    }
}
