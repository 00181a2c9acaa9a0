// Guests that use hardware task switches: both extensions report them to the monitor in the same way.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

/// <remarks>QEMU executes task switches itself, independent of the intercepts.</remarks>
[TestFixture(TestMachine.BochsVmx)]
[TestFixture(TestMachine.BochsSvm)]
public class TaskSwitchTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const byte Vector = 0x30;

    [Test]
    public void A_jump_to_a_task_tells_its_selector()
    {
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                EmitFar(a, 0xEA);
            },
            code => ExpectTaskSwitch(code, TaskSwitchSource.Jump));

        AssertInOrder(console, "exit TaskSwitch", "Qualification is right", "InterruptedEvent is right");
    }

    [Test]
    public void A_call_of_a_task_tells_its_selector()
    {
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                EmitFar(a, 0x9A);
            },
            code => ExpectTaskSwitch(code, TaskSwitchSource.Call));

        AssertInOrder(console, "exit TaskSwitch", "Qualification is right", "InterruptedEvent is right");
    }

    [Test]
    public void An_exception_through_a_task_gate_tells_itself_and_its_error_code()
    {
        const uint BeyondTable = 0x7F0;
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                TestTables.GateToTask(a, 13);
                a.mov(eax, BeyondTable);
                a.mov(fs, eax);
            },
            code =>
            {
                ulong generalProtection = EventInjection.Valid | EventInjection.TypeException
                    | EventInjection.ErrorCodeValid | ((ulong)BeyondTable << EventInjection.ErrorCodeShift) | 13;
                ExpectTaskSwitch(
                    code, TaskSwitchSource.Event, TaskSwitchAccess.HasErrorCode, generalProtection);
                code.Assembler.mov(eax, TestGuest.Field32(nameof(VcpuState.ExceptionErrorCode)));
                code.Expect(BeyondTable, "the error code is right", "the error code is");
            });

        AssertInOrder(
            console, "exit TaskSwitch", "Qualification is right", "InterruptedEvent is right",
            "the error code is right");
    }

    [Test]
    public void An_injected_interrupt_through_a_task_gate_is_handed_back()
    {
        const ulong Interrupt = EventInjection.Valid | EventInjection.TypeExternalInterrupt | Vector;
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                TestTables.GateToTask(a, Vector);
                a.sti();
                a.nop();
                a.hlt();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
                TestGuest.SkipInstruction(code);
                TestGuest.Set(code, nameof(VcpuState.Injection), Interrupt);
                ExpectTaskSwitch(code, TaskSwitchSource.Event, interrupted: Interrupt);
            });

        AssertInOrder(
            console, "exit Halt", "exit TaskSwitch", "Qualification is right", "InterruptedEvent is right");
    }

    private static void ExpectTaskSwitch(
        TestCode code, TaskSwitchSource source, ulong more = 0, ulong interrupted = 0)
    {
        TestGuest.RunUntil(code, VcpuExitReason.TaskSwitch);
        ExpectSource(code, source, more);
        TestGuest.ExpectField(code, nameof(VcpuState.InterruptedEvent), interrupted);
    }

    internal static void ExpectSource(TestCode code, TaskSwitchSource source, ulong more = 0) => TestGuest.ExpectField(
        code,
        nameof(VcpuState.Qualification),
        TestTables.Task | ((ulong)source << TaskSwitchAccess.SourceShift) | more);

    private static void EmitFar(Assembler a, byte instruction)
    {
        a.db(instruction);
        a.dd(0);
        a.dw(TestTables.Task);
    }
}
