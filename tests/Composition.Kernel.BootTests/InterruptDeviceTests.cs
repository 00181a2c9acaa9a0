// Drivers of two devices with edge-triggered lines: not one of their interrupts is lost, whatever a driver does first.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture]
public class InterruptDeviceTests
{
    private const uint Line = TestSlot.FirstPort;
    private const uint Ports = TestSlot.FirstPort + 1;
    private const ulong Badge = 8;
    private const uint Rounds = 60;

    /// <summary>The clock raises the next interrupt only after its status was read.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void The_clock_goes_on_interrupting(bool isReadBeforeAcknowledgement)
    {
        const ushort Index = 0x70;
        const ushort Data = 0x71;
        const ulong StatusB = 0x0B;
        const ulong StatusC = 0x0C;
        const ulong Periodic24Hours = 0x42;
        var system = new TestSystem();
        AddDriver(system, isaInterrupt: 8, Index, Data, code =>
        {
            Write(code, Index, StatusB);
            Write(code, Data, Periodic24Hours);
            code.Repeat(Rounds, () =>
            {
                if (isReadBeforeAcknowledgement)
                {
                    AwaitInterrupt(code);
                    ReadStatus(code);
                    Acknowledge(code);
                }
                else
                {
                    AwaitInterrupt(code);
                    Acknowledge(code);
                    ReadStatus(code);
                }
            });
        });

        Assert.That(Machine.Run(system), Does.Contain("all came\n"));

        static void ReadStatus(TestCode code)
        {
            Write(code, Index, StatusC);
            code.SystemCall(SystemCallOperation.PortIn, Ports, Data, 1);
        }
    }

    /// <summary>The port raises an interrupt for each byte that it has sent.</summary>
    [Test]
    public void A_serial_port_sends_byte_by_byte()
    {
        const ushort Data = 0x2F8;
        const ushort InterruptEnable = Data + 1;
        const ushort InterruptIdentification = Data + 2;
        const ushort ModemControl = Data + 4;
        const ulong TransmitterEmpty = 2;
        const ulong Out2 = 8;
        string text = new([.. Enumerable.Range(0, (int)Rounds).Select(i => (char)('a' + (i % 26)))]);
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "com2.txt");
        var system = new TestSystem();
        AddDriver(system, isaInterrupt: 3, Data, ModemControl, code =>
        {
            Write(code, ModemControl, Out2);
            Write(code, InterruptEnable, TransmitterEmpty);
            foreach (char character in text)
            {
                AwaitInterrupt(code);
                code.SystemCall(SystemCallOperation.PortIn, Ports, InterruptIdentification, 1);
                Write(code, Data, character);
                Acknowledge(code);
            }

            AwaitInterrupt(code);
        });

        string console = Machine.Run(system, "-serial", "mon:stdio", "-serial", $"file:{file}");

        Assert.That(console, Does.Contain("all came\n"));
        Assert.That(File.ReadAllText(file), Is.EqualTo(text));
    }

    /// <summary>A fault ends the run: a driver that waits with its line open would keep the machine on.</summary>
    private static void AddDriver(
        TestSystem system, uint isaInterrupt, ushort firstPort, ushort lastPort, Action<TestCode> code)
    {
        TestComponent driver = system.Component("driver");
        uint own = driver.Capabilities[TestSlot.ControlNotification].Object;
        driver
            .Grant(Line, CapabilityKind.Interrupt, CapabilityRights.Send, system.Interrupt(isaInterrupt, own, Badge))
            .Grant(
                Ports,
                CapabilityKind.IoPorts,
                CapabilityRights.Send | CapabilityRights.Receive,
                system.IoPorts(firstPort, lastPort))
            .Thread("control", 100, driverCode =>
            {
                code(driverCode);
                driverCode.Log("all came");
                driverCode.Assembler.ud2();
            });
    }

    /// <summary>After a lost interrupt the driver waits until the test's time limit.</summary>
    private static void AwaitInterrupt(TestCode code) =>
        code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue, Badge);

    private static void Acknowledge(TestCode code) => code.SystemCall(SystemCallOperation.InterruptAcknowledge, Line);

    private static void Write(TestCode code, ushort port, ulong value) =>
        code.SystemCall(SystemCallOperation.PortOut, Ports, port, 1, value);
}
