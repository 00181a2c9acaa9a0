// Notifications, timers, interrupts and shared memory.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class EventTests
{
    private const uint SignalSlot = TestSlot.FirstPort;
    private const uint DeviceSlot = TestSlot.FirstPort + 1;
    private const uint PortsSlot = TestSlot.FirstPort + 2;

    /// <summary>Some milliseconds on any machine; under -icount it is exactly this many instructions.</summary>
    private const uint SomeTime = 10_000_000;

    [Test]
    public void A_signal_wakes_the_waiter_with_its_badge_bits()
    {
        var system = new TestSystem();
        TestComponent consumer = system.Component("consumer").Thread("control", 100, code =>
        {
            code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue);
            code.Expect(0x10, "woken", "bits");
            code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
            code.Expect(0, "taken", "bits");
            code.WaitForEver();
        });
        system.Component("emitter")
            .Grant(
                SignalSlot,
                CapabilityKind.Notification,
                CapabilityRights.Send,
                consumer.Capabilities[TestSlot.ControlNotification].Object,
                0x10)
            .Thread("control", 50, code =>
            {
                code.SystemCall(SystemCallOperation.Signal, SignalSlot);
                code.Log("emitted");
                code.WaitForEver();
            });

        Assert.That(Machine.Run(system), Does.Contain("woken\ntaken\nemitted\n"));
    }

    [Test]
    public void Signals_that_nobody_waits_for_are_collected()
    {
        var system = new TestSystem();
        TestComponent component = system.Component("component");
        uint own = component.Capabilities[TestSlot.ControlNotification].Object;
        component
            .Grant(SignalSlot, CapabilityKind.Notification, CapabilityRights.Send, own, 1)
            .Grant(DeviceSlot, CapabilityKind.Notification, CapabilityRights.Send, own, 4)
            .Thread("control", 100, code =>
            {
                code.SystemCall(SystemCallOperation.Signal, SignalSlot);
                code.SystemCall(SystemCallOperation.Signal, DeviceSlot);
                code.SystemCall(SystemCallOperation.Signal, SignalSlot);
                code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
                code.Expect(5, "both bits", "bits");
                code.WaitForEver();
            });

        Assert.That(Machine.Run(system), Does.Contain("both bits\n"));
    }

    [Test]
    public void A_wait_with_a_deadline_ends_without_a_signal()
    {
        var system = new TestSystem();
        system.Component("component").Thread("control", 100, code =>
        {
            code.ReadTimestamp();
            code.Assembler.add(rax, (int)SomeTime);
            code.Assembler.mov(r14, rax);
            code.Assembler.mov(rsi, rax);
            code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
            code.Expect(0, "no bits", "bits");
            code.ReadTimestamp();
            code.Assembler.cmp(rax, r14);
            code.Assembler.setae(al);
            code.Assembler.movzx(eax, al);
            code.Expect(1, "not before its time", "too early");
            code.WaitForEver();
        });

        Assert.That(Machine.Run(system), Does.Contain("no bits\nnot before its time\n"));
    }

    [Test]
    public void A_timer_signals_the_notification_that_is_bound_to_a_receiver()
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        uint notification = system.Notification();
        uint timer = system.Timer(notification, 2);
        system.Component("component")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Grant(DeviceSlot, CapabilityKind.Timer, CapabilityRights.Send, timer)
            .Thread(
                "dispatcher",
                100,
                code =>
                {
                    code.Repeat(3, () =>
                    {
                        code.ReadTimestamp();
                        code.Assembler.add(rax, (int)SomeTime);
                        code.Assembler.mov(rsi, rax);
                        code.Enter(SystemCallOperation.TimerSet, DeviceSlot);
                        code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
                        code.Expect(SystemCallResult.Notified | 2, "tick", "result");
                    });
                    code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
                },
                bound: notification);

        Assert.That(Machine.Run(system), Does.Contain("tick\ntick\ntick\n[camkes] nothing left to do"));
    }

    [Test]
    public void An_interrupt_reaches_the_component_that_holds_it_through_the_override_of_the_firmware()
    {
        const uint CounterPort = 0x40;
        const uint ModePort = 0x43;
        const ulong OneShotLowThenHigh = 0x30;
        var system = new TestSystem();
        TestComponent component = system.Component("clock");
        uint own = component.Capabilities[TestSlot.ControlNotification].Object;
        component
            .Grant(DeviceSlot, CapabilityKind.Interrupt, CapabilityRights.Send, system.Interrupt(0, own, 8))
            .Grant(
                PortsSlot,
                CapabilityKind.IoPorts,
                CapabilityRights.Send | CapabilityRights.Receive,
                system.IoPorts((ushort)CounterPort, (ushort)ModePort))
            .Thread("control", 100, code =>
            {
                // The interval timer's line may have fired for the firmware before.
                code.SystemCall(SystemCallOperation.InterruptAcknowledge, DeviceSlot);
                code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
                code.SystemCall(SystemCallOperation.InterruptAcknowledge, DeviceSlot);
                code.Repeat(2, () =>
                {
                    code.SystemCall(SystemCallOperation.PortOut, PortsSlot, ModePort, 1, OneShotLowThenHigh);
                    code.SystemCall(SystemCallOperation.PortOut, PortsSlot, CounterPort, 1, 0);
                    code.SystemCall(SystemCallOperation.PortOut, PortsSlot, CounterPort, 1, 0x10);
                    code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue);
                    code.Expect(8, "interrupt", "bits");
                    code.SystemCall(SystemCallOperation.InterruptAcknowledge, DeviceSlot);
                });
                code.Assembler.ud2();
            });

        Assert.That(Machine.Run(system), Does.Contain("interrupt\ninterrupt\n[camkes] CN4006 clock stopped"));
    }

    [Test]
    public void A_shared_region_is_seen_by_both_components_and_writable_by_one()
    {
        var system = new TestSystem();
        uint region = system.Region(0x1000);
        TestComponent reader = system.Component("reader").Thread("control", 50, code =>
        {
            code.Assembler.mov(rcx, UserAddressSpace.RegionArea);
            code.Assembler.mov(rax, __qword_ptr[rcx]);
            code.Expect(4711, "seen", "value");
            code.Assembler.mov(rcx, UserAddressSpace.RegionArea);
            code.Assembler.mov(__qword_ptr[rcx], rax);
            code.WaitForEver();
        });
        TestComponent writer = system.Component("writer").Thread("control", 100, code =>
        {
            code.Assembler.mov(rcx, UserAddressSpace.RegionArea);
            code.Assembler.mov(__dword_ptr[rcx], 4711);
            code.WaitForEver();
        });
        reader.Regions.Add((UserAddressSpace.RegionArea, region, MappingRights.Read));
        writer.Regions.Add((UserAddressSpace.RegionArea, region, MappingRights.Read | MappingRights.Write));

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("seen\n[camkes] CN4003 reader stopped: WriteToReadOnly"));
        Assert.That(console, Does.Contain("waiting: 1, stopped: 1"));
    }
}
