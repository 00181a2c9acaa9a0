// The whole PC: lines reach controllers, controllers reach the processor, resets reach everything.
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PcPlatformTests
{
    private readonly TestPc pc = new();

    private ProcessorInterrupts Processor => pc.Processor;

    [Test]
    public void After_the_firmware_an_8259_interrupt_reaches_the_processor()
    {
        InitializePic();
        pc.Out(0x21, 0xEF);
        ReceiveCharacter();
        Assert.That(Processor.HasInterrupt, Is.True);
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(0x34));
        Assert.That(Processor.HasInterrupt, Is.False);
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(-1));
    }

    [Test]
    public void A_serial_interrupt_goes_through_the_io_apic_and_the_x2apic()
    {
        EnterX2Apic();
        Redirect(4, 0x24);
        ReceiveCharacter();
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(0x24));
        Assert.That(pc.In(0x3F8), Is.EqualTo('x'));
        Assert.That(pc.LocalApic.TryWriteMsr(0x80B, 0), Is.True);
        Assert.That(Processor.HasInterrupt, Is.False);
    }

    [Test]
    public void The_timer_interrupt_comes_by_pin_2()
    {
        EnterX2Apic();
        Redirect(2, 0x30);
        pc.Out(0x43, 0x34);
        pc.Out(0x40, 0x00);
        pc.Out(0x40, 0x10);
        pc.Run(4_000_000);
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(0x30));
    }

    [TestCase(false, TestName = "Ticks that the processor does not take at once come later: 8259 pair")]
    [TestCase(true, TestName = "Ticks that the processor does not take at once come later: I/O APIC")]
    public void Ticks_that_the_processor_does_not_take_at_once_come_later(bool byIoApic)
    {
        const ulong HalfPeriod = 1_716_400; // 0x800 ticks, in nanoseconds
        InitializePic();
        if (byIoApic)
        {
            EnterX2Apic();
            Redirect(2, 0x30);
        }

        pc.Out(0x21, byIoApic ? 0xFF : 0xFE);
        pc.Out(0x43, 0x34);
        pc.Out(0x40, 0x00);
        pc.Out(0x40, 0x10);
        pc.Run(40 * HalfPeriod);

        int ticks = 0;
        for (int i = 0; i < 80; i++)
        {
            if (Processor.TakeInterrupt() >= 0)
            {
                ticks++;
                pc.Out(0x20, 0x20);
                pc.LocalApic.TryWriteMsr(0x80B, 0);
            }

            pc.Run(HalfPeriod);
        }

        Assert.That(ticks, Is.EqualTo(60).Within(1));
    }

    [Test]
    public void The_level_triggered_sci_stays_until_the_driver_clears_it()
    {
        EnterX2Apic();
        Redirect(9, 0x29 | 1 << 15);
        pc.Platform.Ports.Write(0x602, 2, 1 << 8);
        pc.Devices.Acpi.PressPowerButton();
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(0x29));
        pc.LocalApic.TryWriteMsr(0x80B, 0);
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(0x29), "not cleared yet");
        pc.Platform.Ports.Write(0x600, 2, 1 << 8);
        pc.LocalApic.TryWriteMsr(0x80B, 0);
        Assert.That(Processor.HasInterrupt, Is.False);
    }

    [Test]
    public void The_8259_pair_can_come_through_pin_0_of_the_io_apic()
    {
        EnterX2Apic();
        pc.LocalApic.TryWriteMsr(0x835, 0x10700);
        Redirect(0, 0x700);
        InitializePic();
        pc.Out(0x21, 0xEF);
        ReceiveCharacter();
        Assert.That(Processor.TakeInterrupt(), Is.EqualTo(0x34));
        Assert.That(Processor.HasInterrupt, Is.False);
        Assert.That(pc.LocalApic.TakesExternalInterrupts, Is.False, "one message, one interrupt");
    }

    [Test]
    public void Nothing_reaches_a_processor_that_masked_lint0()
    {
        InitializePic();
        pc.Out(0x21, 0xEF);
        pc.Buses.Memory.Write(0xFEE0_0350, 4, 0x10700);
        ReceiveCharacter();
        Assert.That(Processor.HasInterrupt, Is.False);
    }

    [Test]
    public void An_nmi_stays_pending_until_it_is_taken()
    {
        EnterX2Apic();
        pc.LocalApic.TryWriteMsr(0x830, 0x400);
        Assert.That(Processor.HasNmi, Is.True);
        Processor.TakeNmi();
        Assert.That(Processor.HasNmi, Is.False);
    }

    [Test]
    public void A_reset_leaves_the_machine_as_it_was_when_it_was_new()
    {
        EnterX2Apic();
        Redirect(4, 0x24);
        ReceiveCharacter();
        pc.Out(0x43, 0x34);
        pc.Out(0x40, 0);
        pc.Out(0x40, 0);
        pc.LocalApic.TryWriteMsr(0x832, 2 << 17 | 0xEC);
        pc.LocalApic.TryWriteMsr(0x6E0, pc.Clock.Timestamp + 1);
        pc.Platform.Reset();

        Assert.That(Processor.HasInterrupt, Is.False);
        Assert.That(pc.Platform.Deadlines.Earliest, Is.EqualTo(DeadlineSet.Never));
        Assert.That(pc.LocalApic.IsX2Apic, Is.False);
        Assert.That(pc.LocalApic.TakesExternalInterrupts, Is.True);
        Assert.That(pc.In(0x3FD), Is.EqualTo(0x60));
    }

    [TestCase(0x80)]
    [TestCase(0xED)]
    [TestCase(0x3F2)]
    [TestCase(0x3C0)]
    [TestCase(0x81)]
    [TestCase(0x2F8)]
    public void Ports_of_things_that_are_not_there_float(int port)
    {
        pc.Out(port, 0x12);
        Assert.That(pc.In(port), Is.EqualTo(0xFF));
    }

    private void ReceiveCharacter()
    {
        pc.Out(0x3FC, 0x0B);
        pc.Out(0x3F9, 1);
        pc.Devices.Serial.TryReceive((byte)'x');
    }

    private void InitializePic()
    {
        foreach ((int port, int value) in new[]
        {
            (0x20, 0x11), (0x21, 0x30), (0x21, 4), (0x21, 1), (0xA0, 0x11), (0xA1, 0x38), (0xA1, 2), (0xA1, 1),
            (0xA1, 0xFF),
        })
        {
            pc.Out(port, value);
        }
    }

    private void EnterX2Apic()
    {
        pc.LocalApic.TryReadMsr(0x1B, out ulong value);
        Assert.That(pc.LocalApic.TryWriteMsr(0x1B, value | 1 << 10), Is.True);
    }

    private void Redirect(uint pin, uint entry)
    {
        pc.Buses.Memory.Write(0xFEC0_0000, 4, 0x11 + pin * 2);
        pc.Buses.Memory.Write(0xFEC0_0010, 4, 0);
        pc.Buses.Memory.Write(0xFEC0_0000, 4, 0x10 + pin * 2);
        pc.Buses.Memory.Write(0xFEC0_0010, 4, entry);
    }
}
