// Interrupts between delivery and acknowledgement: none is lost, and none costs others their time.
using System.Globalization;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

/// <summary>The device is the interval timer, channel 0 of which has an interrupt line.</summary>
[TestFixture]
public class InterruptTests
{
    private const uint InterruptSlot = TestSlot.FirstPort;
    private const uint PortsSlot = TestSlot.FirstPort + 1;
    private const uint CounterPort = 0x40;
    private const uint ModePort = 0x43;
    private const ulong OneShot = 0x30;
    private const ulong Periodic = 0x34;
    private const ulong Badge = 8;

    /// <summary>Longer than a short count of the timer takes, in instructions.</summary>
    private const int LongEnough = 5_000_000;

    private static readonly string[] countInstructions = ["-icount", "shift=0,sleep=off"];

    [TestCase(1000)]
    [TestCase(20)]
    [TestCase(2)]
    public void A_driver_that_never_acknowledges_does_not_slow_others(int divisor)
    {
        ulong alone = LoopTicks(_ => { });
        ulong slowed = LoopTicks(code => StartPeriodic(code, divisor));

        TestContext.Out.WriteLine($"{alone} ticks alone, {slowed} in the storm");
        Assert.That(slowed, Is.LessThanOrEqualTo(alone * 101 / 100));
    }

    [Test]
    public void The_interrupt_of_a_driver_that_was_stopped_stays_masked()
    {
        ulong alone = LoopTicks(_ => { });
        ulong slowed = LoopTicks(code =>
        {
            StartPeriodic(code, 20);
            code.Assembler.ud2();
        });

        Assert.That(slowed, Is.LessThanOrEqualTo(alone * 101 / 100));
    }

    [Test]
    public void An_edge_before_the_acknowledgement_is_delivered_by_it()
    {
        string console = RunDriver(isLevelTriggered: false, code =>
        {
            Shoot(code);
            Expect(code, "first", Badge);
            Shoot(code);
            Shoot(code);
            Expect(code, "before the acknowledgement", 0);
            code.SystemCall(SystemCallOperation.InterruptAcknowledge, InterruptSlot);
            Expect(code, "after it", Badge);
            code.SystemCall(SystemCallOperation.InterruptAcknowledge, InterruptSlot);
            Expect(code, "all are acknowledged", 0);
            Shoot(code);
            Expect(code, "the line is open", Badge);
        });

        Assert.That(
            console,
            Does.Contain("first\nbefore the acknowledgement\nafter it\nall are acknowledged\nthe line is open\n"));
    }

    [Test]
    public void A_level_that_stays_is_delivered_once_for_each_acknowledgement()
    {
        string console = RunDriver(isLevelTriggered: true, code =>
        {
            Shoot(code);
            Expect(code, "first", Badge);
            code.WaitForTicks(LongEnough);
            Expect(code, "masked", 0);
            code.SystemCall(SystemCallOperation.InterruptAcknowledge, InterruptSlot);
            Expect(code, "again", Badge);
            Expect(code, "masked again", 0);
        });

        Assert.That(console, Does.Contain("first\nmasked\nagain\nmasked again\n"));
    }

    private static string RunDriver(bool isLevelTriggered, Action<TestCode> body)
    {
        var system = new TestSystem();
        Driver(system, 100, isLevelTriggered, code =>
        {
            // The firmware runs the timer: what it left is acknowledged, with the timer at rest.
            Write(code, ModePort, OneShot);
            code.WaitForTicks(LongEnough);
            code.SystemCall(SystemCallOperation.InterruptAcknowledge, InterruptSlot);
            code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
            code.SystemCall(SystemCallOperation.InterruptAcknowledge, InterruptSlot);
            code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
            body(code);

            // A fault ends the run: a driver that waits with its line open would keep the machine on.
            code.Assembler.ud2();
        });
        return Machine.Run(system, countInstructions);
    }

    /// <summary>What a loop of the highest priority takes beside a driver of the lowest.</summary>
    private static ulong LoopTicks(Action<TestCode> driver)
    {
        var system = new TestSystem();
        Driver(system, 1, isLevelTriggered: false, code =>
        {
            driver(code);
            code.RepeatForEver(() => code.Assembler.nop());
        });
        TestComponent urgent = system.Component("urgent").Thread("control", 255, code =>
        {
            Label again = code.Assembler.CreateLabel();
            code.WaitForTicks(LongEnough);
            code.ReadTimestamp();
            code.Assembler.mov(rbx, rax);
            code.Assembler.mov(ecx, 20_000_000);
            code.Assembler.Label(ref again);
            code.Assembler.dec(ecx);
            code.Assembler.jne(again);
            code.ReadTimestamp();
            code.Assembler.sub(rax, rbx);
            code.LogHex("ticks");
            code.SystemCall(SystemCallOperation.PortOut, PortsSlot, 0xF4, 1, 0);
        });
        urgent.Grant(PortsSlot, CapabilityKind.IoPorts, CapabilityRights.Send, system.IoPorts(0xF4, 0xF4));
        string[] lines = Machine.Run(
            system, [.. countInstructions, "-device", "isa-debug-exit,iobase=0xf4,iosize=4"]).Split('\n');
        return ulong.Parse(
            lines[Array.IndexOf(lines, "ticks") + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static void Driver(TestSystem system, byte priority, bool isLevelTriggered, Action<TestCode> code)
    {
        TestComponent driver = system.Component("driver");
        uint own = driver.Capabilities[TestSlot.ControlNotification].Object;
        uint line = system.Interrupt(0, own, Badge, isLevelTriggered);
        driver
            .Grant(InterruptSlot, CapabilityKind.Interrupt, CapabilityRights.Send, line)
            .Grant(
                PortsSlot, CapabilityKind.IoPorts, CapabilityRights.Send,
                system.IoPorts((ushort)CounterPort, (ushort)ModePort))
            .Thread("control", priority, code);
    }

    private static void StartPeriodic(TestCode code, int divisor)
    {
        Write(code, ModePort, Periodic);
        Write(code, CounterPort, (ulong)divisor & 0xFF);
        Write(code, CounterPort, (ulong)divisor >> 8);
    }

    /// <summary>One edge: the line is low from here on, and high when the short count has ended.</summary>
    private static void Shoot(TestCode code)
    {
        Label again = code.Assembler.CreateLabel();
        Write(code, ModePort, OneShot);
        Write(code, CounterPort, 0x10);
        Write(code, CounterPort, 0);
        code.Assembler.mov(ecx, LongEnough / 2);
        code.Assembler.Label(ref again);
        code.Assembler.dec(ecx);
        code.Assembler.jne(again);
    }

    private static void Expect(TestCode code, string text, ulong bits)
    {
        code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
        code.Expect(bits, text, $"not \"{text}\"");
    }

    private static void Write(TestCode code, uint port, ulong value) =>
        code.SystemCall(SystemCallOperation.PortOut, PortsSlot, port, 1, value);
}
