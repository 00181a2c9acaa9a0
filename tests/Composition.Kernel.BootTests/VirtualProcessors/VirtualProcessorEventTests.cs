// Guests: debug exceptions, and repeated string instructions on ports.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualProcessorEventTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const ushort Handler = 0x1800;
    private const ulong DebugVector = 1;
    private const ulong SingleStep = 0xFFFF_4FF0;

    [Test]
    public void A_guest_is_left_at_a_debug_exception_and_gets_it_from_its_monitor()
    {
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                TestTables.Gate(a, (uint)DebugVector, Handler);
                WriteHandler(a, Handler, 0x77);
                a.pushfd();
                a.or(__dword_ptr[esp], 0x100);
                a.popfd();
                a.nop();
                a.nop();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Exception);

                // The vector, and no error code in the upper half.
                TestGuest.ExpectField(code, nameof(VcpuState.ExceptionVector), DebugVector);
                code.SystemCall(SystemCallOperation.VcpuReadState, TestGuest.VcpuSlot);
                TestGuest.ExpectField(code, nameof(VcpuState.Dr6), SingleStep);
                ulong injection = EventInjection.Valid | EventInjection.TypeException | DebugVector;
                TestGuest.Set(code, nameof(VcpuState.Injection), injection);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x77, (int)GeneralRegister.Rax);
            });

        AssertInOrder(
            console, "exit Exception", "ExceptionVector is right", "Dr6 is right", "exit Hypercall",
            "Registers is right");
    }

    [Test]
    public void A_breakpoint_of_the_guest_is_told_by_DR6()
    {
        string console = RunGuest(
            a =>
            {
                a.mov(eax, (uint)TestGuest.Entry + 0x100);
                a.mov(dr2, eax);
                a.mov(eax, 0x410);
                a.mov(dr7, eax);
                a.jmp(TestGuest.Entry + 0x100);
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Exception);
                code.SystemCall(SystemCallOperation.VcpuReadState, TestGuest.VcpuSlot);
                TestGuest.ExpectField(code, nameof(VcpuState.Dr6), 0xFFFF_0FF4);
                TestGuest.ExpectField(code, nameof(VcpuState.Rip), TestGuest.Entry + 0x100);
            });

        AssertInOrder(console, "exit Exception", "Dr6 is right", "Rip is right");
    }

    [Test]
    public void A_string_instruction_on_a_port_is_left_to_the_monitor_whole()
    {
        string console = RunGuest(
            a =>
            {
                a.mov(esi, 0x2000);
                a.mov(edi, 0x2000);
                a.mov(ecx, 3);
                a.mov(dx, 0x3F8);
                a.rep.outsb();
                a.rep.insd();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.PortAccess);
                TestGuest.ExpectField(code, nameof(VcpuState.Qualification), Qualification(1, SegmentOfOutput));
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 3, (int)GeneralRegister.Rcx);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.PortAccess);
                TestGuest.ExpectField(code, nameof(VcpuState.Qualification), Qualification(4, PortAccess.In));
                TestGuest.SkipInstruction(code);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x2000, (int)GeneralRegister.Rdi);
            });

        AssertInOrder(
            console, "exit PortAccess", "Qualification is right", "Registers is right", "exit PortAccess",
            "Qualification is right", "Registers is right");
    }

    // Without decode assists the segment is not reported, and QEMU does not report the address size either.
    private bool TellsOperands => Bed == TestMachine.BochsVmx;

    private ulong SegmentOfOutput => TellsOperands ? 3UL << PortAccess.SegmentShift : 0;

    private ulong Qualification(ulong width, ulong more) =>
        0x3F8 | (width << PortAccess.WidthShift) | PortAccess.String | PortAccess.Repeat | more
        | (TellsOperands ? 4UL << PortAccess.AddressSizeShift : 0);
}
