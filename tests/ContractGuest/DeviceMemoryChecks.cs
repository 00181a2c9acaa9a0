// Instructions on device memory: the I/O APIC's index register takes bytes, the local APIC's registers take words.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class DeviceMemoryChecks
{
    public const uint IoApicIndex = 0xFEC0_0000;
    private const uint IoApicWindow = IoApicIndex + 0x10;
    private const uint TaskPriority = ProcessorEnvironment.LocalApic + 0x80;
    private const uint FirstRedirection = 0x10;
    private const uint Masked = 1 << 16;

    public static void Emit(GuestAssembler guest)
    {
        EmitMoves(guest);
        EmitArithmetic(guest);
        EmitStrings(guest);
        guest.Check("indexed registers", Masked | 0x35, a =>
        {
            a.mov(__dword_ptr[IoApicIndex], FirstRedirection);
            a.mov(__dword_ptr[IoApicWindow], Masked | 0x35);
            a.mov(eax, __dword_ptr[IoApicWindow]);
        });
    }

    private static void EmitMoves(GuestAssembler guest)
    {
        guest.Check("mov imm8 and movzx of a byte", 0x91, a =>
        {
            a.mov(__byte_ptr[IoApicIndex], 0x91);
            a.movzx(eax, __byte_ptr[IoApicIndex]);
        });
        guest.Check("mov r8 and movsx of a byte", 0xFFFF_FF92, a =>
        {
            a.mov(cl, 0x92);
            a.mov(__byte_ptr[IoApicIndex], cl);
            a.movsx(eax, __byte_ptr[IoApicIndex]);
        });
        guest.Check("mov of a byte leaves the rest of the register", 0xFFFF_92FF, a =>
        {
            a.mov(eax, -1);
            a.mov(ebx, IoApicIndex);
            a.mov(ah, __byte_ptr[ebx]);
        });
        guest.Check("movzx of a word", 0x0000_0093, a =>
        {
            a.mov(__byte_ptr[IoApicIndex], 0x93);
            a.mov(eax, -1);
            a.movzx(eax, __word_ptr[IoApicIndex]);
        });
        guest.Check("movsx of a word", 0x0000_0094, a =>
        {
            a.mov(__byte_ptr[IoApicIndex], 0x94);
            a.mov(eax, -1);
            a.movsx(eax, __word_ptr[IoApicIndex]);
        });
        guest.Check("mov imm32 and moffs", 0x50, a =>
        {
            a.mov(__dword_ptr[TaskPriority], 0x50);
            a.mov(eax, __dword_ptr[TaskPriority]);
        });
        guest.Check("mov r32 with base, index and scale", 0x60, a =>
        {
            a.mov(ebx, ProcessorEnvironment.LocalApic);
            a.mov(ecx, 0x10);
            a.mov(edx, 0x60);
            a.mov(__dword_ptr[ebx + (ecx * 8)], edx);
            a.mov(eax, __dword_ptr[ebx + (ecx * 8)]);
        });
    }

    private static void EmitArithmetic(GuestAssembler guest)
    {
        Update(guest, "and", 0xF3, 0x51, a => a.and(__byte_ptr[IoApicIndex], 0x5D));
        Update(guest, "or", 0x21, 0xE7, a => a.or(__byte_ptr[IoApicIndex], 0xC6));
        Update(guest, "xor", 0x55, 0xAA, a => a.xor(__byte_ptr[IoApicIndex], 0xFF));
        Update(guest, "add", 0x70, 0x85, a => a.add(__byte_ptr[IoApicIndex], 0x15));
        Update(guest, "sub", 0x10, 0xF0, a => a.sub(__byte_ptr[IoApicIndex], 0x20));
        Update(guest, "inc", 0x0F, 0x10, a => a.inc(__byte_ptr[IoApicIndex]));
        Update(guest, "dec", 0x00, 0xFF, a => a.dec(__byte_ptr[IoApicIndex]));
        Update(guest, "not", 0x0F, 0xF0, a => a.not(__byte_ptr[IoApicIndex]));
        Update(guest, "neg", 0x01, 0xFF, a => a.neg(__byte_ptr[IoApicIndex]));
        Update(guest, "lock or", 0x01, 0x81, a => a.@lock.or(__byte_ptr[IoApicIndex], 0x80));
        guest.Check("xchg", 0x4050, a =>
        {
            a.mov(__dword_ptr[TaskPriority], 0x40);
            a.mov(ecx, 0x50);
            a.xchg(__dword_ptr[TaskPriority], ecx);
            a.mov(eax, __dword_ptr[TaskPriority]);
            a.mov(ah, cl);
        });
        CheckFlags(guest, "test of a zero bit", 0x80, a => a.test(__byte_ptr[IoApicIndex], 0x7F));
        CheckFlags(guest, "cmp with an equal value", 0x42, a => a.cmp(__byte_ptr[IoApicIndex], 0x42));
        CheckFlags(guest, "cmpxchg with an equal value", 0, a =>
        {
            a.xor(eax, eax);
            a.mov(cl, 0x12);
            a.cmpxchg(__byte_ptr[IoApicIndex], cl);
        });
        guest.Check("cmpxchg has written", 0x12, a => a.movzx(eax, __byte_ptr[IoApicIndex]));
        guest.Check("lock bts", 0x31, a =>
        {
            a.mov(__dword_ptr[TaskPriority], 0x30);
            a.@lock.bts(__dword_ptr[TaskPriority], 0);
            a.mov(eax, __dword_ptr[TaskPriority]);
            a.mov(__dword_ptr[TaskPriority], 0);
        });
    }

    private static void EmitStrings(GuestAssembler guest)
    {
        guest.Check("stosd", TaskPriority + 4 + 0x20, a =>
        {
            a.mov(edi, TaskPriority);
            a.mov(eax, 0x20);
            a.stosd();
            a.mov(eax, __dword_ptr[TaskPriority]);
            a.add(eax, edi);
        });
        guest.Check("stosb", 0x9C, a =>
        {
            a.mov(edi, IoApicIndex);
            a.mov(al, 0x9C);
            a.stosb();
            a.movzx(eax, __byte_ptr[IoApicIndex]);
        });
        guest.Check("movsd from a device", 0x20, a =>
        {
            a.mov(esi, TaskPriority);
            a.mov(edi, GuestMemory.Buffer);
            a.movsd();
            a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
        });
        guest.Check("movsb to a device", 0xC7, a =>
        {
            a.mov(__byte_ptr[GuestMemory.Buffer], 0xC7);
            a.mov(esi, GuestMemory.Buffer);
            a.mov(edi, IoApicIndex);
            a.movsb();
            a.movzx(eax, __byte_ptr[IoApicIndex]);
        });
        guest.Check("lodsd", 0x20, a =>
        {
            a.mov(esi, TaskPriority);
            a.lodsd();
            a.mov(__dword_ptr[TaskPriority], 0);
        });
    }

    // The byte that is there, the instruction, and what is there then.
    private static void Update(
        GuestAssembler guest,
        string name,
        byte before,
        byte after,
        Action<Assembler> instruction) =>
        guest.Check($"{name} on a byte", after, a =>
        {
            a.mov(__byte_ptr[IoApicIndex], before);
            instruction(a);
            a.movzx(eax, __byte_ptr[IoApicIndex]);
        });

    private static void CheckFlags(GuestAssembler guest, string name, byte before, Action<Assembler> instruction) =>
        guest.Check(name, 1, a =>
        {
            a.mov(__byte_ptr[IoApicIndex], before);
            instruction(a);
            a.sete(al);
            a.movzx(eax, al);
        });
}
