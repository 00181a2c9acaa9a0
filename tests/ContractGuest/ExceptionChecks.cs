// Exceptions that the guest causes and handles itself.
using Iced.Intel;
using static CamkesNet.Tests.Contract.ExceptionVector;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class ExceptionChecks
{
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
            a.or(__dword_ptr[esp], Eflags.Trap);
            a.popfd();
            a.nop();
        });
        guest.CheckFault("single step over an instruction that exits", Debug, 0, a =>
        {
            a.pushfd();
            a.or(__dword_ptr[esp], Eflags.Trap);
            a.popfd();
            a.cpuid();
        });
        guest.Check("DR6 reports the single step", Dr6.SingleStep, a =>
        {
            a.mov(eax, dr6);
            a.and(eax, Dr6.SingleStep);
        });
        guest.CheckFault("a breakpoint on an instruction", Debug, 0, a =>
        {
            int here = guest.NewLabel();
            a.mov(eax, guest.AddressOf(here));
            a.mov(dr0, eax);
            a.mov(eax, Dr7.AlwaysOne | Dr7.Local0);
            a.mov(dr7, eax);
            guest.Place(here);
            a.nop();
        });
        guest.Check("DR6 reports the breakpoint", Dr6.Breakpoint0, a =>
        {
            a.mov(eax, Dr7.AlwaysOne);
            a.mov(dr7, eax);
            a.mov(eax, dr6);
            a.and(eax, Dr6.BreakpointMask);
        });
        guest.CheckFault("a write that is watched", Debug, 0, a =>
        {
            a.mov(eax, GuestMemory.Buffer);
            a.mov(dr1, eax);
            a.mov(eax, Dr7.AlwaysOne | Dr7.Local1 | Dr7.Writes1 | Dr7.FourBytes1);
            a.mov(dr7, eax);
            a.mov(__dword_ptr[GuestMemory.Buffer], 1);
            a.nop();
        });
        guest.Code.mov(eax, Dr7.AlwaysOne);
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
            a.or(eax, Cr0.TaskSwitched);
            a.mov(cr0, eax);
            a.fnop();
        });
        guest.Code.clts();
        guest.CheckFault("a segment that is not present", SegmentNotPresent, ProcessorEnvironment.NotPresent, a =>
        {
            a.mov(eax, ProcessorEnvironment.NotPresent);
            a.mov(fs, eax);
        });
        guest.CheckFault("a selector beyond the table", GeneralProtection, ProcessorEnvironment.BeyondTable, a =>
        {
            a.mov(eax, ProcessorEnvironment.BeyondTable);
            a.mov(fs, eax);
        });
        const byte BeyondInterrupts = 0x70;
        const uint InInterruptTable = 1 << 1; // of an error code: its index is a vector
        guest.CheckFault("an interrupt beyond the table", GeneralProtection, (BeyondInterrupts * 8) | InInterruptTable,
            a => a.@int(BeyondInterrupts));
        const uint GateAttributes = GuestMemory.InterruptTable + 4;
        const int GatePresent = (int)(SegmentDescriptor.Present >> 32);
        guest.CheckFault("an exception on the way to an exception's handler", DoubleFault, 0, a =>
        {
            a.and(__dword_ptr[GateAttributes + (DivideError * 8)], ~GatePresent);
            a.xor(ecx, ecx);
            a.div(ecx);
        });
        guest.Code.or(__dword_ptr[GateAttributes + (DivideError * 8)], GatePresent);
        guest.Check("a software interrupt", 1, a =>
        {
            a.@int(ProcessorEnvironment.Software);
            a.mov(eax, __dword_ptr[GuestMemory.CountOf(ProcessorEnvironment.Software)]);
        });
    }
}
