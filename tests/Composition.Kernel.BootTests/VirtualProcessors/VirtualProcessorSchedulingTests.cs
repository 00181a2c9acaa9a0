// Guests: deadlines, signals to their monitors, and the turn of other threads.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualProcessorSchedulingTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const uint Other = TestSlot.FirstPort;

    [Test]
    public void A_guest_that_never_ends_is_left_at_the_deadline_and_lets_others_run() =>
        CheckThatOthersRun(SpinForEver);

    [Test]
    public void A_guest_that_leaves_for_the_kernel_alone_with_interrupts_disabled_lets_others_run() =>
        CheckThatOthersRun(a =>
        {
            // The cache controls are the kernel's: on VT-x each write is an exit of which the monitor hears nothing.
            const int CacheDisable = 1 << 30;
            Label next = a.CreateLabel();
            a.cli();
            a.mov(eax, cr0);
            a.Label(ref next);
            a.xor(eax, CacheDisable);
            a.mov(cr0, eax);
            a.jmp(next);
        });

    [Test]
    public void A_deadline_in_the_past_is_an_exit_that_tells_the_time()
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                TestGuest.Set(code, nameof(VcpuState.Deadline), 1);
                code.ReadTimestamp();
                code.Assembler.mov(r14, rax);
                TestGuest.RunUntil(code, VcpuExitReason.DeadlineReached);
                code.Assembler.cmp(TestGuest.Field(nameof(VcpuState.ExitTimestamp)), r14);
                code.Assembler.seta(al);
                code.Assembler.movzx(eax, al);
                code.Expect(1, "time is right", "time is wrong");
                TestGuest.ExpectField(code, nameof(VcpuState.Rip), TestGuest.Entry);
            });

        AssertInOrder(console, "exit DeadlineReached", "time is right", "Rip is right");
    }

    [Test]
    public void A_signal_to_the_monitor_ends_the_run_of_its_guest()
    {
        var system = new TestSystem();
        var guest = new TestGuest(system);
        guest.Monitor(
            "monitor",
            90,
            SpinForEver,
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Notified);
                TestGuest.ExpectField(code, nameof(VcpuState.Badge), 0x40);
                code.WaitForEver();
            });
        system.Component("other")
            .Grant(Other, CapabilityKind.Notification, CapabilityRights.Send, guest.BoundNotification, 0x40)
            .Thread("control", 100, code =>
            {
                // Long enough for the guest to be entered: the notification of this thread is signalled by nobody.
                code.ReadTimestamp();
                code.Assembler.mov(rsi, 100_000_000UL);
                code.Assembler.add(rsi, rax);
                code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
                code.SystemCall(SystemCallOperation.Signal, Other);
                code.WaitForEver();
            });

        string console = Machine.Run(system, Bed);

        AssertInOrder(console, "exit Notified", "Badge is right");
    }

    private void CheckThatOthersRun(Action<Assembler> guest)
    {
        var system = new TestSystem();
        new TestGuest(system).Monitor(
            "monitor",
            100,
            guest,
            code =>
            {
                code.ReadTimestamp();
                code.Assembler.mov(rcx, 300_000_000UL);
                code.Assembler.add(rax, rcx);
                code.Assembler.mov(TestGuest.Field(nameof(VcpuState.Deadline)), rax);
                TestGuest.RunUntil(code, VcpuExitReason.DeadlineReached);
                code.WaitForEver();
            });
        system.Component("other").Thread("control", 100, code =>
        {
            code.Log("other runs");
            code.WaitForEver();
        });

        string console = Machine.Run(system, Bed);

        AssertInOrder(console, "other runs", "exit DeadlineReached");
    }

    private static void SpinForEver(Assembler a)
    {
        Label next = a.CreateLabel();
        a.Label(ref next);
        a.inc(eax);
        a.jmp(next);
    }
}
