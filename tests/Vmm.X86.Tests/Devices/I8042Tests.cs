// The keyboard controller without a keyboard: quick answers, and the reset line.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Keyboard;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class I8042Tests
{
    private readonly LineProbe irq = new();
    private readonly RecordingMachine machine = new();
    private readonly I8042 controller;

    public I8042Tests() => controller = new I8042(irq.Line, machine);

    [TestCase(0xAA, 0x55, TestName = "self-test passes")]
    [TestCase(0xAB, 0x00, TestName = "keyboard interface works")]
    [TestCase(0xA9, 0x01, TestName = "auxiliary interface: clock stuck low")]
    [TestCase(0xC0, 0x80, TestName = "input port: not locked")]
    [TestCase(0xD0, 0x03, TestName = "output port: no reset, A20 on")]
    public void Commands_are_answered_at_once(int command, int answer)
    {
        Command(command);
        Assert.That(Status() & 1, Is.EqualTo(1));
        Assert.That(In(0x60), Is.EqualTo(answer));
        Assert.That(Status() & 1, Is.Zero);
    }

    [Test]
    public void The_buffer_is_never_full_for_the_guest()
    {
        for (int command = 0; command < 0xF0; command++)
        {
            Command(command);
            Assert.That(Status() & 2, Is.Zero);
        }
    }

    [Test]
    public void Linux_sees_that_there_is_no_auxiliary_port()
    {
        // drivers/input/serio/i8042.c, i8042_check_aux(): the loop must not come back as auxiliary data, the test
        // must fail, and the port must stay disabled in the command byte.
        Command(0xD3);
        Out(0x60, 0x5A);
        Assert.That(Status() & 0x21, Is.EqualTo(0x01));
        In(0x60);
        Command(0x60);
        Out(0x60, 0x00);
        Command(0x20);
        Assert.That(In(0x60) & 0x20, Is.EqualTo(0x20));
    }

    [Test]
    public void A_byte_for_the_keyboard_times_out_at_once_and_interrupts()
    {
        Command(0x60);
        Out(0x60, 0x01);
        Out(0x60, 0xFF);
        Assert.That(Status() & 0x41, Is.EqualTo(0x41));
        Assert.That(irq.IsRaised, Is.True);
        Assert.That(In(0x60), Is.EqualTo(0xFE));
        Assert.That((irq.IsRaised, Status() & 0x41), Is.EqualTo((false, 0)));
    }

    [TestCase(0xFE)]
    [TestCase(0xF0)]
    public void Pulsing_output_bit_0_resets_the_machine(int command)
    {
        Command(command);
        Assert.That(machine.LastReset, Is.EqualTo(ResetSource.KeyboardController));
    }

    [Test]
    public void Pulsing_other_output_bits_does_not()
    {
        Command(0xFF);
        Command(0xFD);
        Assert.That(machine.Resets, Is.Zero);
    }

    [TestCase(0x02, 1)]
    [TestCase(0x03, 0)]
    public void The_output_port_resets_by_its_bit_0(int value, int resets)
    {
        Command(0xD1);
        Out(0x60, value);
        Assert.That(machine.Resets, Is.EqualTo(resets));
    }

    private int Status() => In(0x64);

    private void Command(int command) => Out(0x64, command);

    private int In(int port) => (int)controller.Read((ushort)port, 1);

    private void Out(int port, int value) => controller.Write((ushort)port, 1, (byte)value);
}
