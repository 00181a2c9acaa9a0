// The x2APIC face of a local APIC, and how a guest gets there and away.
namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class X2ApicTests
{
    private readonly ApicBench bench = new(2);

    [Test]
    public void Registers_are_msrs_and_memory_no_longer_answers()
    {
        bench.EnterX2Apic(1);
        Assert.That(bench.ReadMsr(0x802, 1), Is.EqualTo(1ul), "the ID is not shifted");
        Assert.That(bench.ReadMsr(0x80D, 1), Is.EqualTo(2ul), "LDR: cluster 0, member 1");
        bench.WriteMsr(0x808, 0x20, 1);
        Assert.That(bench.ReadMsr(0x808, 1), Is.EqualTo(0x20ul));
        Assert.That(bench.Read(0x20, 1), Is.EqualTo(uint.MaxValue));
    }

    [Test]
    public void In_xapic_mode_the_msrs_are_not_there() =>
        Assert.That(bench.Apic.TryReadMsr(0x802, out _), Is.False);

    [Test]
    public void An_interrupt_goes_from_request_to_its_end()
    {
        bench.EnterX2Apic();
        bench.Send(0x51);
        Assert.That(bench.ReadMsr(0x822), Is.EqualTo(1ul << 17), "IRR 95:64");
        Assert.That(bench.Apic.Acknowledge(), Is.EqualTo(0x51));
        bench.WriteMsr(0x80B, 0);
        Assert.That(bench.ReadMsr(0x812), Is.Zero);
    }

    [TestCase(0x80Bu, 1ul, TestName = "EOI takes only 0")]
    [TestCase(0x828u, 1ul, TestName = "ESR takes only 0")]
    [TestCase(0x808u, 0x100ul, TestName = "TPR has 8 bits")]
    [TestCase(0x80Fu, 0x1000ul, TestName = "suppression of EOI broadcasts is not offered")]
    [TestCase(0x838u, 1ul << 32, TestName = "registers but ICR have 32 bits")]
    [TestCase(0x830u, 0x0010_0000ul, TestName = "reserved bits of ICR")]
    [TestCase(0x802u, 0ul, TestName = "the ID is read-only")]
    [TestCase(0x803u, 0ul, TestName = "the version is read-only")]
    [TestCase(0x80Du, 0ul, TestName = "LDR is read-only")]
    [TestCase(0x80Eu, 0ul, TestName = "DFR does not exist")]
    [TestCase(0x831u, 0ul, TestName = "the high half of ICR does not exist")]
    [TestCase(0x832u, 0x80000ul, TestName = "reserved bits of the timer's LVT entry")]
    [TestCase(0x810u, 0ul, TestName = "ISR is read-only")]
    [TestCase(0x8FFu, 0ul, TestName = "reserved MSRs")]
    public void A_write_that_the_manual_forbids_is_refused(uint msr, ulong value)
    {
        bench.EnterX2Apic();
        Assert.That(bench.Apic.TryWriteMsr(msr, value), Is.False);
    }

    [TestCase(0x80Bu)]
    [TestCase(0x80Eu)]
    [TestCase(0x831u)]
    [TestCase(0x83Fu)]
    [TestCase(0x800u)]
    [TestCase(0x8FFu)]
    public void A_read_of_a_register_that_cannot_be_read_is_refused(uint msr)
    {
        bench.EnterX2Apic();
        Assert.That(bench.Apic.TryReadMsr(msr, out _), Is.False);
    }

    [Test]
    public void Only_the_transitions_of_the_manual_are_allowed()
    {
        const ulong off = 0xFEE0_0100;
        const ulong xapic = 0xFEE0_0900;
        const ulong x2apic = 0xFEE0_0D00;
        const ulong invalid = 0xFEE0_0500;
        Assert.That(bench.ReadMsr(0x1B), Is.EqualTo(xapic));
        Assert.That(bench.Apic.TryWriteMsr(0x1B, invalid), Is.False);
        bench.WriteMsr(0x1B, off);
        Assert.That(bench.Apic.TryWriteMsr(0x1B, x2apic), Is.False, "off to x2APIC");
        bench.WriteMsr(0x1B, xapic);
        bench.WriteMsr(0x1B, x2apic);
        Assert.That(bench.Apic.TryWriteMsr(0x1B, xapic), Is.False, "x2APIC to xAPIC");
        bench.WriteMsr(0x1B, off);
        Assert.That(bench.Apic.TakesExternalInterrupts, Is.True, "INTR goes straight to the processor");
        Assert.That(bench.Apic.TryWriteMsr(0x1B, 0x1234_5900), Is.False, "the page cannot be moved");
        Assert.That(bench.Apic.TryWriteMsr(0x1B, xapic | 1), Is.False, "reserved bits");
    }

    [Test]
    public void Switching_off_clears_everything()
    {
        bench.Send(0x51);
        bench.WriteMsr(0x1B, 0xFEE0_0100);
        bench.WriteMsr(0x1B, 0xFEE0_0900);
        Assert.That(bench.Read(0xF0), Is.EqualTo(0xFFu));
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1));
    }

    [Test]
    public void One_write_to_icr_sends_to_the_processor_with_that_id()
    {
        bench.EnterX2Apic(0);
        bench.EnterX2Apic(1);
        bench.WriteMsr(0x830, 1ul << 32 | 0x61);
        Assert.That(bench.Apics[1].PendingVector, Is.EqualTo(0x61));
        Assert.That(bench.Apics[0].PendingVector, Is.EqualTo(-1));
        Assert.That(bench.ReadMsr(0x830), Is.EqualTo(1ul << 32 | 0x61));
    }

    [Test]
    public void A_logical_destination_is_a_cluster_and_a_set_of_members()
    {
        bench.EnterX2Apic(0);
        bench.EnterX2Apic(1);
        bench.WriteMsr(0x830, 3ul << 32 | 0x861);
        Assert.That(bench.Apics[0].PendingVector, Is.EqualTo(0x61));
        Assert.That(bench.Apics[1].PendingVector, Is.EqualTo(0x61));
        bench.WriteMsr(0x830, 0x1_0001ul << 32 | 0x871);
        Assert.That(bench.Apics[0].PendingVector, Is.EqualTo(0x61), "cluster 1 is empty");
    }

    [Test]
    public void The_self_ipi_register_interrupts_its_own_processor()
    {
        bench.EnterX2Apic();
        bench.WriteMsr(0x83F, 0x71);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(0x71));
    }
}
