// When the machine ends although a component still waits for an interrupt or a deadline: it works for others only.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

/// <summary>The driver waits for the interrupt of COM1, which never comes.</summary>
[TestFixture]
public class BackgroundTests
{
    private const uint Line = TestSlot.FirstPort;
    private const uint Timer = TestSlot.FirstPort + 1;
    private const ulong Badge = 4;
    private const ushort ExitPort = 0xF4;
    private const int Success = 0;
    private const int Stopped = 3;
    private const string LastLine = "[camkes] nothing left to do, powering off (components waiting: ";

    [Test]
    public void A_driver_in_the_background_does_not_keep_the_machine_on()
    {
        var system = new TestSystem();
        AddDriver(system);
        system.Component("program").Thread("control", 90, code =>
        {
            code.Log("done");
            code.WaitForEver();
        });

        Assert.That(Run(system, Success), Does.Contain("done\n" + LastLine + "2, stopped: 0)"));
    }

    [Test]
    public void What_the_background_does_in_the_last_second_is_done()
    {
        var system = new TestSystem();
        TestComponent driver = AddDriver(system, code =>
        {
            // Soon, and much later than the end.
            code.ReadTimestamp();
            code.Assembler.add(rax, 1_000_000);
            code.Assembler.mov(rsi, rax);
            code.Enter(SystemCallOperation.TimerSet, Timer);
            code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue, Badge);
            code.Log("last words");
            code.Assembler.mov(rsi, ulong.MaxValue / 2);
            code.Enter(SystemCallOperation.TimerSet, Timer);
        });
        driver.Grant(
            Timer,
            CapabilityKind.Timer,
            CapabilityRights.Send,
            system.Timer(driver.Capabilities[TestSlot.ControlNotification].Object, Badge));
        system.Component("program").Thread("control", 90, code => code.WaitForEver());

        Assert.That(Run(system, Success), Does.Contain("last words\n" + LastLine + "2, stopped: 0)"));
    }

    [Test]
    public void A_server_that_others_can_call_keeps_it_on()
    {
        var system = new TestSystem();
        AddDriver(system);
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code => code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint));
        AddWitness(system);

        Assert.That(Run(system, Stopped), Does.Contain("still here after 3 s"));
    }

    [Test]
    public void A_program_that_has_stopped_gives_the_status()
    {
        var system = new TestSystem();
        AddDriver(system);
        system.Component("bad").Thread("control", 90, code => code.Assembler.ud2());

        Assert.That(Run(system, Stopped), Does.Contain("CN4006 bad stopped").And.Contain(LastLine + "1, stopped: 1)"));
    }

    [Test]
    public void A_program_that_says_that_it_has_failed_gives_the_status()
    {
        var system = new TestSystem();
        AddDriver(system);
        system.Component("program").Thread("control", 90, code => code.SystemCall(
            SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue, rdx: 0, r8: 1));

        Assert.That(Run(system, Stopped), Does.Contain(LastLine + "1, stopped: 1)"));
    }

    private static TestComponent AddDriver(TestSystem system, Action<TestCode>? work = null)
    {
        TestComponent driver = system.BackgroundComponent("driver");
        uint own = driver.Capabilities[TestSlot.ControlNotification].Object;
        return driver
            .Grant(Line, CapabilityKind.Interrupt, CapabilityRights.Send, system.Interrupt(4, own, 1))
            .Thread("control", 100, code =>
            {
                work?.Invoke(code);
                code.RepeatForEver(() =>
                    code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue, 1));
            });
    }

    /// <summary>Looks after three seconds whether the machine is on, and then ends it.</summary>
    private static void AddWitness(TestSystem system) => system.BackgroundComponent("witness")
        .Grant(Line, CapabilityKind.IoPorts, CapabilityRights.Send, system.IoPorts(ExitPort, ExitPort))
        .Thread("control", 100, code =>
        {
            code.SystemCall(SystemCallOperation.KernelFact, CapabilitySlot.Log, (ulong)KernelFact.TimestampFrequency);
            code.Assembler.lea(rbx, __[rax + (rax * 2)]);
            code.ReadTimestamp();
            code.Assembler.lea(rsi, __[rax + rbx]);
            code.Assembler.mov(rdx, 1UL);
            code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
            code.Log("still here after 3 s");
            code.SystemCall(SystemCallOperation.PortOut, Line, ExitPort, 1, Stopped);
        });

    private static string Run(TestSystem system, int status)
    {
        string console = Machine.Run(
            system,
            out int emulatorStatus,
            ["-icount", "shift=0,sleep=off", "-device", $"isa-debug-exit,iobase={ExitPort},iosize=4"]);

        // The device ends QEMU with twice the value and one; a good end is that of ACPI.
        Assert.That(emulatorStatus, Is.EqualTo(status == Success ? 0 : (status * 2) + 1), console);
        return console;
    }
}
