// Interrupts: HLT and its end, the interrupt window and its shadow, the local APIC, NMI.
using Iced.Intel;
using static CamkesNet.Tests.Contract.ExceptionVector;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class InterruptChecks
{
    private const byte AllButTimer = 0xFE;
    private const byte TimerCommand = 0x43;
    private const byte TimerCount = 0x40;

    // Channel 0, both bytes, mode 0: an interrupt at the end of the count.
    private const byte OneShot = 0x30;
    private const ushort Count = 0x2000;

    private const uint SpuriousVector = ProcessorEnvironment.LocalApic + 0xF0;
    private const uint Identity = ProcessorEnvironment.LocalApic + 0x20;
    private const uint CommandLow = ProcessorEnvironment.LocalApic + 0x300;
    private const uint CommandHigh = ProcessorEnvironment.LocalApic + 0x310;
    private const uint TimerEntry = ProcessorEnvironment.LocalApic + 0x320;
    private const uint ExternalEntry = ProcessorEnvironment.LocalApic + 0x350;
    private const uint InitialCount = ProcessorEnvironment.LocalApic + 0x380;
    private const uint Divider = ProcessorEnvironment.LocalApic + 0x3E0;

    // Delivery modes (bits 10:8), the shorthand for the sender itself (bits 19:18), and the spurious vector register.
    private const uint ExternalInterrupts = 7 << 8;
    private const uint NonMaskable = 4 << 8;
    private const uint ToSelf = 1 << 18;
    private const uint SoftwareEnable = 1 << 8;
    private const uint LastVector = 0xFF;

    public static void Emit(GuestAssembler guest)
    {
        guest.Check("hlt ends with the timer's interrupt", 1, a =>
        {
            a.mov(__dword_ptr[SpuriousVector], SoftwareEnable | LastVector);
            a.mov(__dword_ptr[ExternalEntry], ExternalInterrupts);
            EmitMask(a, AllButTimer);
            EmitOneShot(a);
            EmitHalt(a, ProcessorEnvironment.FirstInterrupt);
        });
        guest.Check("an interrupt waits while they are off", 0, a =>
        {
            a.mov(__dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.FirstInterrupt)], 0);
            EmitOneShot(a);
            EmitUntilRequested(a);
            a.mov(eax, __dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.FirstInterrupt)]);
        });
        guest.Check("the instruction behind sti comes before the interrupt", 0x10, a =>
        {
            a.sti();
            a.mov(eax, __dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.FirstInterrupt)]);
            a.nop();
            a.cli();
            a.mov(ebx, __dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.FirstInterrupt)]);
            a.shl(ebx, 4);
            a.add(eax, ebx);
        });
        guest.Check("a masked line does not interrupt", 1, a =>
        {
            EmitMask(a, Pic8259.AllMasked);
            EmitOneShot(a);
            EmitUntilRequested(a);
            a.sti();
            a.nop();
            a.nop();
            a.cli();
            a.mov(eax, __dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.FirstInterrupt)]);
        });
        EmitApic(guest);
    }

    private static void EmitApic(GuestAssembler guest)
    {
        guest.Check("hlt ends with the local APIC's timer", 1, a =>
        {
            EmitApicTimer(a);
            EmitHalt(a, ProcessorEnvironment.ApicTimer);
        });
        guest.Check("the local APIC's timer interrupts a program that leaves the machine alone", 1, a =>
        {
            const int MostRounds = 50_000_000;
            a.mov(__dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.ApicTimer)], 0);
            EmitApicTimer(a);
            a.sti();
            EmitWait(a, GuestMemory.CountOf(ProcessorEnvironment.ApicTimer), MostRounds);
            a.cli();
        });
        guest.Check("an interrupt to itself", 1, a =>
        {
            a.mov(__dword_ptr[CommandLow], ToSelf | ProcessorEnvironment.ApicMessage);
            a.sti();
            EmitWait(a, GuestMemory.CountOf(ProcessorEnvironment.ApicMessage));
            a.cli();
        });
        guest.Check("an NMI comes while interrupts are off", 1, a =>
        {
            EmitNonMaskable(a);
            EmitWait(a, GuestMemory.CountOf(NonMaskableInterrupt));
        });
        guest.Check("an NMI in an NMI's handler waits for its IRET, and comes right behind it", 0x12, a =>
            EmitNestedNmi(guest, a));
    }

    // Result: how many NMIs the first handler saw before its end, and how many had come right behind its IRET.
    private static void EmitNestedNmi(GuestAssembler guest, Assembler a)
    {
        const int Rounds = 10_000;
        int handler = guest.NewLabel();
        Label second = a.CreateLabel(), wait = a.CreateLabel(), over = a.CreateLabel();
        ProcessorEnvironment.EmitGate(a, NonMaskableInterrupt, guest.AddressOf(handler));
        a.mov(__dword_ptr[GuestMemory.CountOf(NonMaskableInterrupt)], 0);
        a.mov(__dword_ptr[CommandLow], NonMaskable);
        EmitWait(a, GuestMemory.CountOf(NonMaskableInterrupt));
        a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
        a.shl(eax, 4);
        a.or(eax, __dword_ptr[GuestMemory.CountOf(NonMaskableInterrupt)]);
        a.jmp(over);
        guest.Place(handler);
        a.inc(__dword_ptr[GuestMemory.CountOf(NonMaskableInterrupt)]);
        a.cmp(__dword_ptr[GuestMemory.CountOf(NonMaskableInterrupt)], 1);
        a.jne(second);
        a.mov(__dword_ptr[CommandLow], NonMaskable);
        a.push(ecx);
        a.mov(ecx, Rounds);
        a.Label(ref wait);
        a.dec(ecx);
        a.jne(wait);
        a.pop(ecx);
        a.push(__dword_ptr[GuestMemory.CountOf(NonMaskableInterrupt)]);
        a.pop(__dword_ptr[GuestMemory.Buffer]);
        a.Label(ref second);
        a.iretd();
        a.Label(ref over);
        a.nop();
    }

    // Starts the timer of the local APIC, once: about a million ticks of its bus.
    private static void EmitApicTimer(Assembler a)
    {
        const uint By16 = 3;
        a.mov(__dword_ptr[Divider], By16);
        a.mov(__dword_ptr[TimerEntry], ProcessorEnvironment.ApicTimer);
        a.mov(__dword_ptr[InitialCount], 0x1_0000);
    }

    // Halts with interrupts on until the vector has come.
    private static void EmitHalt(Assembler a, byte vector)
    {
        Label wait = a.CreateLabel(), come = a.CreateLabel();
        a.Label(ref wait);
        a.cli();
        a.cmp(__dword_ptr[GuestMemory.CountOf(vector)], 0);
        a.jne(come);
        a.sti();
        a.hlt();
        a.jmp(wait);
        a.Label(ref come);
        a.mov(eax, __dword_ptr[GuestMemory.CountOf(vector)]);
    }

    /// <summary>Opens the timer's line and starts the timer, once.</summary>
    public static void EmitTimer(Assembler a)
    {
        EmitMask(a, AllButTimer);
        EmitOneShot(a);
    }

    /// <summary>Closes all lines.</summary>
    public static void EmitMasked(Assembler a) => EmitMask(a, Pic8259.AllMasked);

    /// <summary>Sends the processor an NMI by its local APIC.</summary>
    public static void EmitNonMaskable(Assembler a)
    {
        a.mov(eax, __dword_ptr[Identity]);
        a.mov(__dword_ptr[CommandHigh], eax);
        a.mov(__dword_ptr[CommandLow], NonMaskable);
    }

    /// <summary>
    /// Waits until a number is not zero, for a while: emulators take interrupts at the ends of blocks of instructions
    /// only.
    /// </summary>
    public static void EmitWait(Assembler a, uint count, int mostRounds = 1_000_000)
    {
        Label wait = a.CreateLabel(), come = a.CreateLabel();
        a.mov(ecx, mostRounds);
        a.Label(ref wait);
        a.mov(eax, __dword_ptr[count]);
        a.test(eax, eax);
        a.jne(come);
        a.dec(ecx);
        a.jne(wait);
        a.Label(ref come);
        a.nop();
    }

    private static void EmitMask(Assembler a, byte mask)
    {
        a.mov(al, mask);
        a.@out(Pic8259.MasterData, al);
    }

    private static void EmitOneShot(Assembler a)
    {
        a.mov(al, OneShot);
        a.@out(TimerCommand, al);
        a.mov(al, Count & 0xFF);
        a.@out(TimerCount, al);
        a.mov(al, Count >> 8);
        a.@out(TimerCount, al);
    }

    // OCW3 makes the command port show the request register.
    private static void EmitUntilRequested(Assembler a)
    {
        Label wait = a.CreateLabel();
        a.mov(al, Pic8259.ReadRequests);
        a.@out(Pic8259.MasterCommand, al);
        a.Label(ref wait);
        a.@in(al, Pic8259.MasterCommand);
        a.test(al, 1);
        a.je(wait);
    }
}
