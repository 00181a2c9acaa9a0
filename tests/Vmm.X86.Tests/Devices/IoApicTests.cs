// The redirection table of the I/O APIC, with a local APIC at the other end of the bus.
using CamkesNet.Vmm.Devices.Apic;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IoApicTests
{
    private const uint Level = 1 << 15;
    private const uint Masked = 1 << 16;
    private const uint RemoteIrr = 1 << 14;

    private readonly ApicBench bench = new(2);
    private readonly IoApic ioApic;

    public IoApicTests() => ioApic = new IoApic(bench.Bus, 5);

    [Test]
    public void It_says_what_an_82093aa_with_24_pins_says()
    {
        Assert.That(ReadRegister(0), Is.EqualTo(5u << 24));
        Assert.That(ReadRegister(1), Is.EqualTo(0x0017_0011u));
        for (int pin = 0; pin < 24; pin++)
        {
            Assert.That(ReadRegister(0x10 + pin * 2), Is.EqualTo(Masked));
        }

        Assert.That(ReadRegister(0x40), Is.Zero, "beyond the last entry");
    }

    [Test]
    public void An_edge_sends_its_vector_once()
    {
        Program(4, 0x34, 0);
        ioApic.SetLevel(4, true);
        Assert.That(Take(), Is.EqualTo(0x34));
        ioApic.SetLevel(4, true);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1));
        ioApic.SetLevel(4, false);
        ioApic.SetLevel(4, true);
        Assert.That(Take(), Is.EqualTo(0x34));
        Assert.That(ReadRegister(0x18) & RemoteIrr, Is.Zero);
    }

    [Test]
    public void A_level_waits_for_the_end_of_the_interrupt_and_comes_again_while_it_is_asserted()
    {
        Program(9, 0x39 | Level, 0);
        ioApic.SetLevel(9, true);
        Assert.That(bench.Apic.Acknowledge(), Is.EqualTo(0x39));
        Assert.That(ReadRegister(0x22) & RemoteIrr, Is.Not.Zero);
        ioApic.SetLevel(9, false);
        ioApic.SetLevel(9, true);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1), "remote IRR holds it back");

        bench.Write(0xB0, 0);
        Assert.That(bench.Apic.Acknowledge(), Is.EqualTo(0x39));
        ioApic.SetLevel(9, false);
        bench.Write(0xB0, 0);
        Assert.That(ReadRegister(0x22) & RemoteIrr, Is.Zero);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1));
    }

    [Test]
    public void Linux_masks_a_level_pin_before_it_ends_the_interrupt_and_unmasks_it_later()
    {
        Program(11, 0x3B | Level, 0);
        ioApic.SetLevel(11, true);
        bench.Apic.Acknowledge();
        WriteRegister(0x26, 0x3B | Level | Masked);
        bench.Write(0xB0, 0);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1), "masked");
        WriteRegister(0x26, 0x3B | Level);
        Assert.That(bench.Apic.Acknowledge(), Is.EqualTo(0x3B), "the level is looked at again");
    }

    [Test]
    public void Turning_a_pin_to_edges_clears_a_stuck_remote_irr()
    {
        Program(11, 0x3B | Level, 0);
        ioApic.SetLevel(11, true);
        WriteRegister(0x26, 0x3B | Masked);
        WriteRegister(0x26, 0x3B | Level | Masked);
        Assert.That(ReadRegister(0x26) & RemoteIrr, Is.Zero);
    }

    [Test]
    public void An_edge_at_a_masked_pin_is_lost()
    {
        Program(4, 0x34 | Masked, 0);
        ioApic.SetLevel(4, true);
        WriteRegister(0x18, 0x34);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1));
    }

    [Test]
    public void Read_only_bits_of_an_entry_stay_what_they_are()
    {
        Program(3, uint.MaxValue, 0xFF);
        Assert.That(ReadRegister(0x16), Is.EqualTo(0x0001_AFFFu));
        Assert.That(ReadRegister(0x17), Is.EqualTo(0xFF00_0000u));
    }

    [Test]
    public void The_destination_chooses_the_processor()
    {
        Program(4, 0x34, 1);
        ioApic.SetLevel(4, true);
        Assert.That(bench.Apics[1].PendingVector, Is.EqualTo(0x34));
        Assert.That(bench.Apics[0].PendingVector, Is.EqualTo(-1));
    }

    [Test]
    public void An_nmi_and_an_extint_travel_as_such()
    {
        Program(1, 0x400, 0);
        ioApic.SetLevel(1, true);
        Assert.That(bench.Signals[0].Nmis, Is.EqualTo(1));

        Program(0, 0x700, 0);
        ioApic.SetLevel(0, true);
        Assert.That(bench.Apic.TakesExternalInterrupts, Is.True);
    }

    [Test]
    public void A_level_that_nobody_takes_does_not_get_stuck()
    {
        bench.Write(0xF0, 0xFF);
        Program(9, 0x39 | Level, 0);
        ioApic.SetLevel(9, true);
        Assert.That(ReadRegister(0x22) & RemoteIrr, Is.Zero);
    }

    [Test]
    public void Narrow_reads_give_their_part_and_narrow_writes_to_the_window_nothing()
    {
        ioApic.Write(0, 1, 1);
        Assert.That(ioApic.Read(0x12, 1) & 0xFF, Is.EqualTo(0x17ul));
        ioApic.Write(0, 4, 0x18);
        ioApic.Write(0x10, 1, 0x34);
        Assert.That(ReadRegister(0x18), Is.EqualTo(Masked));
    }

    private void Program(int pin, uint low, uint destination)
    {
        WriteRegister(0x11 + pin * 2, destination << 24);
        WriteRegister(0x10 + pin * 2, low);
    }

    private int Take()
    {
        int vector = bench.Apic.Acknowledge();
        bench.Write(0xB0, 0);
        return vector;
    }

    private uint ReadRegister(int index)
    {
        ioApic.Write(0, 4, (ulong)index);
        return (uint)ioApic.Read(0x10, 4);
    }

    private void WriteRegister(int index, uint value)
    {
        ioApic.Write(0, 4, (ulong)index);
        ioApic.Write(0x10, 4, value);
    }
}
