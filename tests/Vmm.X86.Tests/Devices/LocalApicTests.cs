// Acceptance, priorities and end of interrupt of a local APIC.
using CamkesNet.Vmm.Devices.Apic;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalApicTests
{
    private readonly ApicBench bench = new();

    private LocalApic Apic => bench.Apic;

    [Test]
    public void An_accepted_vector_is_pending_until_it_is_acknowledged_and_in_service_until_its_end()
    {
        bench.Send(0x41);
        Assert.That(Apic.PendingVector, Is.EqualTo(0x41));
        Assert.That(bench.Read(0x220), Is.EqualTo(1u << 1), "IRR 95:64");

        Assert.That(Apic.Acknowledge(), Is.EqualTo(0x41));
        Assert.That(bench.Read(0x220), Is.Zero);
        Assert.That(bench.Read(0x120), Is.EqualTo(1u << 1), "ISR 95:64");
        Assert.That(bench.Read(0xA0), Is.EqualTo(0x40u), "PPR");

        bench.Write(0xB0, 0);
        Assert.That(bench.Read(0x120), Is.Zero);
        Assert.That(bench.Read(0xA0), Is.Zero);
    }

    [Test]
    public void Only_a_higher_priority_class_interrupts_the_one_in_service()
    {
        bench.Send(0x45);
        Apic.Acknowledge();
        bench.Send(0x4F);
        Assert.That(Apic.PendingVector, Is.EqualTo(-1), "same class");
        bench.Send(0x51);
        Assert.That(Apic.PendingVector, Is.EqualTo(0x51));
        Apic.Acknowledge();
        bench.Write(0xB0, 0);
        Assert.That(Apic.PendingVector, Is.EqualTo(-1));
        bench.Write(0xB0, 0);
        Assert.That(Apic.PendingVector, Is.EqualTo(0x4F));
    }

    [TestCase(0x40, 0x4F, -1)]
    [TestCase(0x4F, 0x50, 0x50)]
    [TestCase(0x00, 0x10, 0x10)]
    [TestCase(0xF0, 0xFE, -1)]
    public void The_task_priority_holds_back_its_own_class_and_lower_ones(int tpr, int vector, int pending)
    {
        bench.Write(0x80, (uint)tpr);
        bench.Send((byte)vector);
        Assert.That(Apic.PendingVector, Is.EqualTo(pending));
    }

    [Test]
    public void The_end_of_a_level_triggered_interrupt_is_broadcast_and_that_of_an_edge_is_not()
    {
        bench.Send(0x31, level: true);
        Apic.Acknowledge();
        bench.Write(0xB0, 0);
        Assert.That(bench.Ended, Is.EqualTo(new byte[] { 0x31 }));

        bench.Send(0x31);
        Apic.Acknowledge();
        bench.Write(0xB0, 0);
        Assert.That(bench.Ended, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_request_that_the_task_priority_overtook_is_answered_by_the_spurious_vector()
    {
        bench.Send(0x31);
        bench.Write(0x80, 0xFF);
        Assert.That(Apic.Acknowledge(), Is.EqualTo(0xFF));
        bench.Write(0x80, 0);
        Assert.That(Apic.PendingVector, Is.EqualTo(0x31));
    }

    [Test]
    public void Priorities_agree_with_a_plain_model_over_random_histories()
    {
        var random = new Random(3);
        var requested = new SortedSet<int>();
        var inService = new SortedSet<int>();
        int tpr = 0;
        for (int i = 0; i < 50_000; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    int vector = random.Next(16, 256);
                    bench.Send((byte)vector, random.Next(2) == 0);
                    requested.Add(vector);
                    break;
                case 1:
                    tpr = random.Next(256);
                    bench.Write(0x80, (uint)tpr);
                    break;
                case 2:
                    bench.Write(0xB0, 0);
                    inService.Remove(inService.Max);
                    break;
                default:
                    int next = Pending();
                    if (next >= 0)
                    {
                        Assert.That(Apic.Acknowledge(), Is.EqualTo(next));
                        requested.Remove(next);
                        inService.Add(next);
                    }

                    break;
            }

            Assert.That(Apic.PendingVector, Is.EqualTo(Pending()));
        }

        int Pending() => requested.Count > 0 && requested.Max >> 4 > Math.Max(tpr >> 4, inService.Max >> 4)
            ? requested.Max
            : -1;
    }

    [Test]
    public void An_apic_that_software_disabled_takes_no_fixed_interrupt_but_keeps_what_it_had()
    {
        bench.Write(0x350, 0x700);
        bench.Send(0x50);
        bench.Write(0xF0, 0xFF);
        bench.Send(0x60);
        Assert.That(Apic.PendingVector, Is.EqualTo(0x50));
        Assert.That(bench.Read(0x350) & (1 << 16), Is.Not.Zero, "LVT entries are masked");
        bench.Write(0x350, 0x700);
        Assert.That(bench.Read(0x350) & (1 << 16), Is.Not.Zero, "and cannot be unmasked");
        bench.Bus.Deliver(new InterruptMessage(0, DeliveryMode.Nmi, false, 0, false));
        Assert.That(bench.Signals[0].Nmis, Is.EqualTo(1));
    }

    [Test]
    public void The_registers_after_reset_are_those_of_the_manual()
    {
        Apic.Reset();
        Assert.That(bench.Read(0x20), Is.Zero, "ID");
        Assert.That(bench.Read(0x30), Is.EqualTo(0x0005_0014u), "version");
        Assert.That(bench.Read(0xE0), Is.EqualTo(uint.MaxValue), "DFR");
        Assert.That(bench.Read(0xF0), Is.EqualTo(0xFFu), "SVR");
        foreach (uint lvt in new uint[] { 0x320, 0x330, 0x340, 0x350, 0x360, 0x370 })
        {
            Assert.That(bench.Read(lvt), Is.EqualTo(0x10000u), $"LVT {lvt:X}");
        }
    }

    [Test]
    public void The_firmwares_virtual_wire_lets_the_8259_pair_through_until_lint0_is_masked()
    {
        Assert.That(Apic.TakesExternalInterrupts, Is.False);
        Apic.ConfigureVirtualWire();
        Assert.That(Apic.TakesExternalInterrupts, Is.True);
        bench.Write(0x350, 0x10700);
        Assert.That(Apic.TakesExternalInterrupts, Is.False);
    }

    [Test]
    public void A_vector_below_16_is_an_error_that_the_error_interrupt_tells_of()
    {
        bench.Write(0x370, 0xFE);
        bench.Send(0x0F);
        Assert.That(bench.Read(0x280), Is.Zero, "ESR is latched by a write");
        bench.Write(0x280, 0);
        Assert.That(bench.Read(0x280), Is.EqualTo(1u << 6));
        Assert.That(Apic.Acknowledge(), Is.EqualTo(0xFE));
        bench.Write(0x280, 0);
        Assert.That(bench.Read(0x280), Is.Zero);
    }

    [Test]
    public void An_error_interrupt_with_an_illegal_vector_does_not_recurse()
    {
        bench.Write(0x370, 0x05);
        bench.Send(0x01);
        bench.Write(0x280, 0);
        Assert.That(bench.Read(0x280), Is.EqualTo(1u << 6));
        Assert.That(Apic.PendingVector, Is.EqualTo(-1));
    }

    [Test]
    public void A_register_that_is_not_there_is_an_error_in_the_error_status()
    {
        Assert.That(bench.Read(0x3A0), Is.Zero);
        bench.Write(0x280, 0);
        Assert.That(bench.Read(0x280), Is.EqualTo(1u << 7));
    }

    [Test]
    public void Lint0_as_a_fixed_interrupt_takes_edges()
    {
        bench.Write(0x350, 0x31);
        Apic.SetLint0(true);
        Assert.That(Apic.Acknowledge(), Is.EqualTo(0x31));
        bench.Write(0xB0, 0);
        Apic.SetLint0(true);
        Assert.That(Apic.PendingVector, Is.EqualTo(-1), "no new edge");
        Apic.SetLint0(false);
        Apic.SetLint0(true);
        Assert.That(Apic.PendingVector, Is.EqualTo(0x31));
    }

    [Test]
    public void Lint0_as_a_level_interrupt_comes_again_after_its_end_while_it_is_asserted()
    {
        bench.Write(0x350, 0x8031);
        Apic.SetLint0(true);
        Assert.That(Apic.Acknowledge(), Is.EqualTo(0x31));
        Assert.That(bench.Read(0x350) & 1 << 14, Is.Not.Zero, "remote IRR");
        bench.Write(0xB0, 0);
        Assert.That(Apic.Acknowledge(), Is.EqualTo(0x31));
        Apic.SetLint0(false);
        bench.Write(0xB0, 0);
        Assert.That(Apic.PendingVector, Is.EqualTo(-1));
        Assert.That(bench.Read(0x350) & 1 << 14, Is.Zero);
    }

    [Test]
    public void Lint1_as_nmi_signals_its_edge()
    {
        Apic.ConfigureVirtualWire();
        Apic.SetLint1(true);
        Apic.SetLint1(true);
        Assert.That(bench.Signals[0].Nmis, Is.EqualTo(1));
    }
}
