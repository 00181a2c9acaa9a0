// A guest's interrupt instruction through a task gate.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests.VirtualProcessors;

/// <remarks>Under VT-x only: Bochs' SVM reports every interrupt instruction as external interrupt 0.</remarks>
public class TaskGateInstructionTests() : VirtualProcessorFixture(TestMachine.BochsVmx)
{
    private const byte Vector = 0x30;

    [Test]
    public void An_interrupt_instruction_through_a_task_gate_is_told_from_an_event()
    {
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                TestTables.GateToTask(a, Vector);
                a.@int(Vector);
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.TaskSwitch);
                TaskSwitchTests.ExpectSource(code, TaskSwitchSource.SoftwareInterrupt);
            });

        AssertInOrder(console, "exit TaskSwitch", "Qualification is right");
    }
}
