// The serial port: registers, interrupts, loop-back, input that waits, and Linux' way of recognizing it.
using CamkesNet.Vmm.Devices.Serial;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Uart16550Tests
{
    private const int Data = 0;
    private const int Ier = 1;
    private const int Iir = 2;
    private const int Fcr = 2;
    private const int Lcr = 3;
    private const int Mcr = 4;
    private const int Lsr = 5;
    private const int Msr = 6;
    private const int Scr = 7;

    private readonly LineProbe irq = new();
    private readonly ManualClock clock = new();
    private readonly RecordingSerialSink sink = new();
    private readonly Uart16550 uart;

    public Uart16550Tests()
    {
        uart = new Uart16550(0x3F8, irq.Line, sink, clock);
        Out(Mcr, 0x0B);
    }

    [Test]
    public void Characters_go_out_and_the_transmitter_is_empty_at_once()
    {
        foreach (char character in "login: ")
        {
            Assert.That(In(Lsr) & 0x60, Is.EqualTo(0x60));
            Out(Data, character);
        }

        Assert.That(sink.Text, Is.EqualTo("login: "));
    }

    [Test]
    public void A_driver_may_post_characters_while_the_fifos_and_the_transmitters_interrupt_are_enabled()
    {
        Assert.That(uart.PostedPort, Is.EqualTo(-1));
        Out(Fcr, 1);
        Assert.That(uart.PostedPort, Is.EqualTo(-1));
        Out(Ier, 2);
        Assert.That(uart.PostedPort, Is.EqualTo(0x3F8));
    }

    [TestCase(Ier, 0, TestName = "without the interrupt")]
    [TestCase(Fcr, 0, TestName = "without FIFOs")]
    [TestCase(Lcr, 0x80, TestName = "while the port is the divisor")]
    [TestCase(Mcr, 0x1B, TestName = "in loop-back mode")]
    public void Nothing_is_posted(int register, int value)
    {
        Out(Fcr, 1);
        Out(Ier, 2);
        Out(register, value);
        Assert.That(uart.PostedPort, Is.EqualTo(-1));
        Assert.That(uart.NextDeadline, Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void Posted_characters_go_out_together_with_one_interrupt()
    {
        Out(Fcr, 1);
        Out(Ier, 2);
        In(Iir);
        Assert.That(irq.IsRaised, Is.False);
        uart.WritePosted("0123456789abcdef"u8);
        Assert.That(sink.Text, Is.EqualTo("0123456789abcdef"));
        Assert.That(irq.IsRaised, Is.False);
        uart.Settle();
        Assert.That(irq.IsRaised, Is.True);
        Assert.That(In(Iir) & 0x0F, Is.EqualTo(2));
        Assert.That(irq.IsRaised, Is.False);
    }

    [Test]
    public void A_driver_that_reads_iir_after_posting_gets_the_interrupts_reason_without_the_interrupt()
    {
        Out(Fcr, 1);
        Out(Ier, 2);
        In(Iir);
        uart.TakeEffect();
        uart.WritePosted("0123456789abcdef"u8);
        Assert.That(In(Iir) & 0x0F, Is.EqualTo(2));
        uart.Settle();
        Assert.That(irq.IsRaised, Is.False);
        Assert.That(uart.TakeEffect(), Is.False);
    }

    [Test]
    public void What_changes_the_interrupt_has_an_effect_and_what_reads_a_status_has_none()
    {
        uart.TakeEffect();
        Out(Ier, 2);
        Assert.That(uart.TakeEffect(), Is.True);
        In(Lsr);
        In(Msr);
        Assert.That(uart.TakeEffect(), Is.False);
        In(Iir);
        Assert.That(uart.TakeEffect(), Is.True);
    }

    [Test]
    public void Posted_characters_wait_as_long_as_a_fifo_takes_to_become_empty()
    {
        Out(Fcr, 1);
        Out(Ier, 2);
        ulong fifo = clock.Frequency / 720; // 16 characters of 10 bits at 115,200 baud
        Assert.That(uart.NextDeadline, Is.EqualTo(clock.Timestamp + fifo));
        clock.Timestamp = uart.NextDeadline;
        uart.Expire(clock.Timestamp);
        Assert.That(uart.NextDeadline, Is.EqualTo(clock.Timestamp + fifo));
    }

    [Test]
    public void Linux_recognizes_a_16550a()
    {
        // drivers/tty/serial/8250/8250_port.c, autoconfig().
        Out(Ier, 0);
        Assert.That(In(Ier), Is.Zero);
        Out(Ier, 0x0F);
        Assert.That(In(Ier) & 0x0F, Is.EqualTo(0x0F));
        Out(Ier, 0);

        Out(Mcr, 0x10 | 0x0A);
        Assert.That(In(Msr) & 0xF0, Is.EqualTo(0x90), "loop-back: RTS and OUT2 come back as CTS and DCD");
        Out(Mcr, 0x0B);

        Out(Lcr, 0xBF);
        Out(Fcr, 0);
        Out(Lcr, 0);
        Out(Fcr, 1);
        Assert.That(In(Iir) >> 6, Is.EqualTo(3), "a 16550A");

        // autoconfig_16550a(): nothing that a 16650, a 16750 or an XScale has.
        Out(Lcr, 0x80);
        Assert.That(In(Fcr), Is.Not.Zero, "no EFR of a 16C650");
        Out(Lcr, 0xBF);
        Assert.That(In(Fcr), Is.Not.Zero, "no EFR of a 16C950");
        Out(Lcr, 0);
        Out(Fcr, 1 | 0x20);
        Assert.That(In(Iir) >> 5, Is.EqualTo(6), "no 64-byte FIFO");
        Out(Ier, 0x40);
        Assert.That(In(Ier) & 0x40, Is.Zero, "no UUE bit of an XScale");
    }

    [Test]
    public void Linux_finds_no_bug_in_the_transmitter_interrupt()
    {
        // serial8250_do_startup(): the interrupt must come again each time it is enabled.
        Out(Ier, 2);
        Assert.That(In(Iir) & 0x0F, Is.EqualTo(2));
        Out(Ier, 0);
        Out(Ier, 2);
        Assert.That(In(Iir) & 0x0F, Is.EqualTo(2));
    }

    [Test]
    public void The_transmitter_interrupt_ends_when_it_is_identified_and_comes_back_with_the_next_character()
    {
        Out(Ier, 2);
        Assert.That(irq.IsRaised, Is.True);
        Assert.That(In(Iir), Is.EqualTo(2));
        Assert.That(irq.IsRaised, Is.False);
        Assert.That(In(Iir), Is.EqualTo(1));
        Out(Data, 'x');
        Assert.That(irq.IsRaised, Is.True);
    }

    [Test]
    public void A_received_character_interrupts_until_it_is_read()
    {
        Out(Ier, 1);
        uart.TryReceive((byte)'a');
        Assert.That(irq.IsRaised, Is.True);
        Assert.That(In(Iir), Is.EqualTo(4));
        Assert.That(In(Lsr) & 1, Is.EqualTo(1));
        Assert.That(In(Data), Is.EqualTo('a'));
        Assert.That(irq.IsRaised, Is.False);
        Assert.That(In(Lsr) & 1, Is.Zero);
    }

    [TestCase(0x01, 1)]
    [TestCase(0x41, 4)]
    [TestCase(0x81, 8)]
    [TestCase(0xC1, 14)]
    public void The_trigger_tells_data_from_a_time_out(int fifoControl, int trigger)
    {
        Out(Fcr, fifoControl);
        Out(Ier, 1);
        for (int i = 1; i <= 16; i++)
        {
            uart.TryReceive((byte)i);
            Assert.That(In(Iir) & 0x0F, Is.EqualTo(i >= trigger ? 4 : 0x0C), $"{i} characters");
        }
    }

    [Test]
    public void Interrupts_are_identified_by_priority()
    {
        Out(Ier, 0x0F);
        Out(Mcr, 0x1B);
        Out(Data, 'x');
        Out(Data, 'y');
        Assert.That(In(Iir), Is.EqualTo(6), "overrun in the loop");
        Assert.That(In(Lsr) & 2, Is.EqualTo(2));
        Assert.That(In(Iir), Is.EqualTo(4));
        Assert.That(In(Data), Is.EqualTo('x'));
        Assert.That(In(Iir), Is.EqualTo(2));
        Out(Mcr, 0x18);
        Assert.That(In(Iir), Is.EqualTo(0), "modem status");
        Assert.That(In(Msr) & 0x0F, Is.Not.Zero);
        Assert.That(In(Iir), Is.EqualTo(1));
        Assert.That(sink.Text, Is.Empty, "nothing leaves a loop");
    }

    [Test]
    public void Out2_gates_the_interrupt()
    {
        Out(Mcr, 0x03);
        Out(Ier, 1);
        uart.TryReceive(1);
        Assert.That(irq.IsRaised, Is.False);
        Out(Mcr, 0x0B);
        Assert.That(irq.IsRaised, Is.True);
    }

    [Test]
    public void Input_waits_for_the_guest_and_arrives_in_order()
    {
        Out(Fcr, 1);
        int accepted = 0;
        while (uart.TryReceive((byte)accepted))
        {
            accepted++;
        }

        Assert.That(accepted, Is.EqualTo(Uart16550.InputCapacity + 16));
        Assert.That(uart.ReceiveSpace, Is.Zero);
        for (int i = 0; i < accepted; i++)
        {
            Assert.That(In(Lsr) & 3, Is.EqualTo(1), "data, no overrun");
            Assert.That(In(Data), Is.EqualTo((byte)i));
        }

        Assert.That(In(Lsr) & 1, Is.Zero);
        Assert.That(uart.ReceiveSpace, Is.EqualTo(Uart16550.InputCapacity));
    }

    [Test]
    public void Input_waits_while_the_port_is_looped_back()
    {
        Out(Mcr, 0x1B);
        Assert.That(uart.TryReceive((byte)'a'), Is.True);
        Assert.That(In(Lsr) & 1, Is.Zero);
        Out(Mcr, 0x0B);
        Assert.That(In(Data), Is.EqualTo('a'));
    }

    [Test]
    public void The_divisor_lies_behind_the_first_two_registers()
    {
        Out(Ier, 5);
        Out(Lcr, 0x83);
        Out(0, 0x01);
        Out(1, 0x02);
        Assert.That((In(0), In(1)), Is.EqualTo((1, 2)));
        Out(Lcr, 0x03);
        Assert.That(In(Ier), Is.EqualTo(5));
        Assert.That(sink.Text, Is.Empty);
    }

    [Test]
    public void Clearing_the_receiver_drops_what_it_holds()
    {
        Out(Fcr, 1);
        uart.TryReceive((byte)'a');
        Out(Fcr, 3);
        Assert.That(In(Lsr) & 1, Is.Zero);
    }

    [Test]
    public void The_scratch_register_holds_a_byte()
    {
        Out(Scr, 0xA5);
        Assert.That(In(Scr), Is.EqualTo(0xA5));
    }

    [Test]
    public void A_reset_takes_everything_back()
    {
        Out(Ier, 3);
        uart.TryReceive(1);
        uart.Reset();
        Assert.That((In(Ier), In(Lsr), In(Iir), irq.IsRaised), Is.EqualTo((0, 0x60, 1, false)));
    }

    private int In(int offset) => (int)uart.Read((ushort)(0x3F8 + offset), 1);

    private void Out(int offset, int value) => uart.Write((ushort)(0x3F8 + offset), 1, (byte)value);
}
