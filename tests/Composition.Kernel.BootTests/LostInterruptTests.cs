// Timers of components while a guest is entered with an interrupt window requested, over and over.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

/// <summary>
/// QEMU 7.2 may lose an interrupt that arrives just when VMRUN makes a virtual one pending: of this test's, it loses
/// about one in 150,000. A component that waits for the lost one would sleep for ever, and the machine with it. A kernel
/// that does nothing about it fails here in about one run of three, not in each.
/// </summary>
[TestFixture]
public class LostInterruptTests
{
    private const uint SignalSlot = TestSlot.FirstPort;
    private const uint Timers = 60_000;

    // In ticks of the time-stamp counter. The distances differ, so that every phase of an entry is hit.
    private const int ShortestDistance = 50_000;
    private const int DistanceMask = 0x3FFFF;
    private const int DistanceStep = 137;

    [Test]
    public void No_timer_is_lost_while_a_guest_is_entered_with_an_interrupt_window_requested()
    {
        var system = new TestSystem();
        var guest = new TestGuest(system);
        guest.Monitor("monitor", 50, LoopWithInterruptsOn, RequestWindowsUntilNotified);
        system.Component("sleeper")
            .Grant(
                SignalSlot,
                CapabilityKind.Notification,
                CapabilityRights.Send,
                guest.BoundNotification,
                TestGuest.BoundNotificationBadge)
            .Thread("control", 100, code =>
            {
                code.Repeat(Timers, () => Sleep(code));
                code.SystemCall(SystemCallOperation.Signal, SignalSlot);
                code.WaitForEver();
            });

        Assert.That(Machine.Run(system), Does.Contain("all timers have come"));
    }

    private static void Sleep(TestCode code)
    {
        code.ReadTimestamp();
        code.Assembler.imul(esi, r12d, DistanceStep);
        code.Assembler.and(esi, DistanceMask);
        code.Assembler.lea(rsi, __[rax + rsi + ShortestDistance]);
        code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
    }

    private static void LoopWithInterruptsOn(Assembler a)
    {
        Label next = a.CreateLabel();
        a.sti();
        a.Label(ref next);
        a.jmp(next);
    }

    private static void RequestWindowsUntilNotified(TestCode code)
    {
        Label next = code.Assembler.CreateLabel();
        code.Assembler.Label(ref next);
        code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.InterruptWindowRequested)), 1);
        TestGuest.Run(code);
        code.Assembler.cmp(eax, (int)VcpuExitReason.InterruptWindow);
        code.Assembler.je(next);
        code.Expect((ulong)VcpuExitReason.Notified, "all timers have come", "exit not Notified but");
        code.WaitForEver();
    }
}
