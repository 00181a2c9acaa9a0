// Exceptions that the guest causes and handles itself.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class ExceptionChecks
{
    private const uint DivideError = 0;
    private const uint Debug = 1;
    private const uint Breakpoint = 3;
    private const uint Overflow = 4;
    private const uint BoundRange = 5;
    private const uint InvalidOpcode = 6;
    private const uint DeviceNotAvailable = 7;
    private const uint SegmentNotPresent = 11;
    private const uint GeneralProtection = 13;
    private const uint TaskSwitched = 1 << 3;
    private const int TrapFlag = 1 << 8;

    public static void Emit(GuestAssembler guest)
    {
        guest.CheckFault("division by zero", DivideError, 0, a =>
        {
            a.xor(ecx, ecx);
            a.div(ecx);
        });
        guest.CheckFault("single step", Debug, 0, a =>
        {
            a.pushfd();
            a.or(__dword_ptr[esp], TrapFlag);
            a.popfd();
            a.nop();
        });
        guest.CheckFault("single step over an instruction that exits", Debug, 0, a =>
        {
            a.pushfd();
            a.or(__dword_ptr[esp], TrapFlag);
            a.popfd();
            a.cpuid();
        });
        guest.Check("DR6 tells of the single step", 1 << 14, a =>
        {
            a.mov(eax, dr6);
            a.and(eax, 1 << 14);
        });
        guest.CheckFault("a breakpoint on an instruction", Debug, 0, a =>
        {
            int here = guest.NewLabel();
            a.mov(eax, guest.AddressOf(here));
            a.mov(dr0, eax);
            a.mov(eax, 0x401);
            a.mov(dr7, eax);
            guest.Place(here);
            a.nop();
        });
        guest.Check("DR6 tells of the breakpoint", 1, a =>
        {
            a.mov(eax, 0x400);
            a.mov(dr7, eax);
            a.mov(eax, dr6);
            a.and(eax, 0xF);
        });
        guest.CheckFault("a write that is watched", Debug, 0, a =>
        {
            a.mov(eax, GuestMemory.Buffer);
            a.mov(dr1, eax);
            a.mov(eax, 0x00D0_0404); // DR1: local, writes, 4 bytes
            a.mov(dr7, eax);
            a.mov(__dword_ptr[GuestMemory.Buffer], 1);
            a.nop();
        });
        guest.Code.mov(eax, 0x400);
        guest.Code.mov(dr7, eax);
        guest.CheckFault("int3", Breakpoint, 0, a => a.int3());
        guest.CheckFault("into", Overflow, 0, a =>
        {
            a.mov(al, 0x7F);
            a.add(al, 1);
            a.into();
        });
        guest.CheckFault("bound", BoundRange, 0, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 1);
            a.mov(__dword_ptr[GuestMemory.Buffer + 4], 2);
            a.mov(eax, 3);
            a.bound(eax, __qword_ptr[GuestMemory.Buffer]);
        });
        guest.CheckFault("an undefined instruction", InvalidOpcode, 0, a => a.ud2());
        guest.CheckFault("the FPU while a task switch is pending", DeviceNotAvailable, 0, a =>
        {
            a.mov(eax, cr0);
            a.or(eax, TaskSwitched);
            a.mov(cr0, eax);
            a.fnop();
        });
        guest.Code.clts();
        guest.CheckFault("a segment that is not present", SegmentNotPresent, ProcessorEnvironment.NotPresent, a =>
        {
            a.mov(eax, ProcessorEnvironment.NotPresent);
            a.mov(fs, eax);
        });
        guest.CheckFault("a selector beyond the table", GeneralProtection, 0x7F0, a =>
        {
            a.mov(eax, 0x7F0);
            a.mov(fs, eax);
        });
        guest.CheckFault("an interrupt beyond the table", GeneralProtection, 0x70 * 8 + 2, a => a.@int(0x70));
        const uint DoubleFault = 8;
        const uint GateAttributes = GuestMemory.InterruptTable + 4;
        guest.CheckFault("an exception on the way to an exception's handler", DoubleFault, 0, a =>
        {
            const int Present = 0x8000;
            a.and(__dword_ptr[GateAttributes + (DivideError * 8)], ~Present);
            a.xor(ecx, ecx);
            a.div(ecx);
        });
        guest.Code.or(__dword_ptr[GateAttributes + (DivideError * 8)], 0x8000);
        guest.Check("a software interrupt", 1, a =>
        {
            a.@int(ProcessorEnvironment.Software);
            a.mov(eax, __dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.Software)]);
        });
    }
}
