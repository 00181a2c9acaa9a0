// The log holds nobody up but those who write to it, and shares its serial port with a driver.
using System.Globalization;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class LogTests
{
    private const uint Ports = TestSlot.FirstPort;
    private const uint Com1 = 0x3F8;

    /// <summary>Instructions, and time-stamp ticks, that Bochs counts as a second.</summary>
    private const ulong BochsSecond = 50_000_000;
    private const int Lines = 40;

    [Test]
    public void A_component_that_floods_the_log_takes_no_time_from_more_important_ones()
    {
        string line = new('.', 500);
        var system = new TestSystem();
        system.Component("flood").Thread("control", 1, code =>
        {
            for (int i = 0; i < Lines; i++)
            {
                code.Log(line);
            }

            code.WaitForEver();
        });
        system.Component("urgent").Thread("control", 255, code =>
        {
            // The longest of 200 steps that sleep a little: the flood runs meanwhile.
            code.Assembler.xor(ebx, ebx);
            code.Repeat(200, () =>
            {
                code.ReadTimestamp();
                code.Assembler.lea(r14, __[rax + (int)(BochsSecond / 200)]);
                code.Assembler.mov(rsi, r14);
                code.Assembler.xor(edx, edx);
                code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
                code.ReadTimestamp();
                code.Assembler.sub(rax, r14);
                code.Assembler.cmp(rax, rbx);
                code.Assembler.cmova(rbx, rax);
            });
            code.Assembler.mov(rax, rbx);
            code.LogHex("latest");
            code.WaitForEver();
        });

        string[] lines = Machine.RunBochs(system, "corei7_haswell_4770").Split('\n');

        Assert.That(lines.Count(candidate => candidate == line), Is.EqualTo(Lines), "nothing is lost");
        int at = Array.IndexOf(lines, "latest");
        string number = lines.Skip(at + 1).First(candidate => candidate != line);
        ulong latest = ulong.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine($"{latest} ticks");
        Assert.That(latest, Is.LessThan(BochsSecond / 500), "the port takes 43 ms for 500 bytes; the kernel copies them");
        Assert.That(at, Is.LessThan(lines.Length - 10), "the flood goes on when the other writes");
    }

    [Test]
    public void Text_waits_for_the_end_of_a_drivers_line()
    {
        var system = new TestSystem();
        Driver(system, code =>
        {
            Send(code, "driver's ");
            Sleep(code, 3);
            Send(code, "line\n");
            code.WaitForEver();
        });
        Writer(system, 1, "component's line");

        Assert.That(Machine.Run(system, countInstructions), Does.Contain("driver's line\ncomponent's line\n"));
    }

    [Test]
    public void Text_waits_a_second_at_most_and_then_begins_a_line()
    {
        var system = new TestSystem();
        Driver(system, code =>
        {
            Send(code, "login: ");
            code.WaitForEver();
        });
        Writer(system, 1, "component's line");

        Assert.That(Machine.Run(system, countInstructions), Does.Contain("login: \ncomponent's line\n"));
    }

    [Test]
    public void The_kernel_and_its_reporter_can_have_a_port_of_their_own()
    {
        var system = new TestSystem();
        system.Component("writer").Thread("control", 100, code =>
        {
            code.Log("component's line");
            code.Assembler.ud2();
        });
        string log = Path.Combine(TestContext.CurrentContext.WorkDirectory, "com2.log");

        string console = Machine.Run(
            system, "-append", "camkes.log=com2", "-serial", "mon:stdio", "-serial", $"file:{log}");

        Assert.That(console, Does.Contain("component's line\n").And.Not.Contain("[camkes]"));
        Assert.That(
            File.ReadAllText(log),
            Does.Contain("[camkes] kernel, 1 component")
                .And.Contain("[camkes] CN4006 writer stopped")
                .And.Contain("[camkes] nothing left to do"));
    }

    [Test]
    public void Without_a_second_port_there_is_one_log() => Assert.That(
        Machine.Run(new TestSystem(), "-append", "camkes.log=com2"),
        Does.Contain("[camkes] camkes.log=com2 has no effect: this machine has no second serial port\n")
            .And.Contain("[camkes] kernel, 0 components"));

    private static readonly string[] countInstructions = ["-icount", "shift=0,sleep=off"];

    private static void Driver(TestSystem system, Action<TestCode> code)
    {
        TestComponent driver = system.Component("driver");
        driver.Grant(Ports, CapabilityKind.IoPorts, CapabilityRights.Send, system.IoPorts((ushort)Com1, (ushort)Com1));
        driver.Thread("control", 200, code);
    }

    private static void Writer(TestSystem system, int tenths, string line) => system.Component("writer").Thread(
        "control",
        100,
        code =>
        {
            Sleep(code, tenths);
            code.Log(line);
            code.WaitForEver();
        });

    private static void Send(TestCode code, string text)
    {
        foreach (char character in text)
        {
            code.SystemCall(SystemCallOperation.PortOut, Ports, Com1, 1, character);
        }
    }

    private static void Sleep(TestCode code, int tenths)
    {
        code.SystemCall(SystemCallOperation.KernelFact, CapabilitySlot.Log, (ulong)KernelFact.TimestampFrequency);
        code.Assembler.xor(edx, edx);
        code.Assembler.mov(ebx, 10);
        code.Assembler.div(rbx);
        code.Assembler.imul(rbx, rax, tenths);
        code.ReadTimestamp();
        code.Assembler.lea(rsi, __[rax + rbx]);
        code.Assembler.xor(edx, edx);
        code.Enter(SystemCallOperation.Wait, TestSlot.ControlNotification);
    }
}
