// Interrupts between processors through the xAPIC's interrupt command register.
using CamkesNet.Vmm.Devices.Apic;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalApicIpiTests
{
    private readonly ApicBench bench = new(3);

    [TestCase(0x00041u, 2u, "--2", TestName = "physical destination")]
    [TestCase(0x40041u, 2u, "0--", TestName = "self")]
    [TestCase(0x80041u, 2u, "012", TestName = "all including self")]
    [TestCase(0xC0041u, 2u, "-12", TestName = "all excluding self")]
    [TestCase(0x00041u, 0xFFu, "012", TestName = "physical broadcast")]
    [TestCase(0x00041u, 7u, "---", TestName = "nobody")]
    public void A_command_reaches_whom_it_names(uint command, uint destination, string reached)
    {
        bench.Write(0x310, destination << 24);
        bench.Write(0x300, command);
        Assert.That(Reached(0x41), Is.EqualTo(reached));
        Assert.That(bench.Read(0x300) & 1 << 12, Is.Zero, "delivery is over at once");
    }

    [TestCase(0xFu, 0x05u, "0-2", TestName = "flat model")]
    [TestCase(0xFu, 0xFFu, "012", TestName = "flat model, all")]
    [TestCase(0x0u, 0x13u, "01-", TestName = "cluster model, cluster 1, members 0 and 1")]
    [TestCase(0x0u, 0xF1u, "0-2", TestName = "cluster model, member 0 of all clusters")]
    public void A_logical_destination_follows_the_model(uint model, uint destination, string reached)
    {
        uint[] flat = [1, 2, 4];
        uint[] clusters = [0x11, 0x12, 0x21];
        for (int i = 0; i < 3; i++)
        {
            bench.Write(0xE0, model << 28, i);
            bench.Write(0xD0, (model == 0xF ? flat[i] : clusters[i]) << 24, i);
        }

        bench.Write(0x310, destination << 24);
        bench.Write(0x300, 0x841);
        Assert.That(Reached(0x41), Is.EqualTo(reached));
    }

    [Test]
    public void Lowest_priority_goes_to_the_one_processor_with_the_lowest_priority()
    {
        bench.Write(0x80, 0x30, 0);
        bench.Write(0x80, 0x10, 1);
        bench.Write(0x80, 0x20, 2);
        bench.Write(0x310, 0xFFu << 24);
        bench.Write(0x300, 0x141);
        Assert.That(Reached(0x41), Is.EqualTo("-1-"));
    }

    [Test]
    public void Init_and_startup_bring_up_another_processor()
    {
        bench.Write(0x310, 1u << 24);
        bench.Write(0x300, 0xC500);
        bench.Write(0x300, 0x8500);
        bench.Write(0x300, 0x0699);
        Assert.That(bench.Signals[1].Inits, Is.EqualTo(1), "the de-assert message is ignored");
        Assert.That(bench.Signals[1].StartupVector, Is.EqualTo(0x99));
        Assert.That(bench.Read(0xF0, 1), Is.EqualTo(0xFFu), "INIT resets its APIC");
        Assert.That(bench.Signals[0].Inits, Is.Zero);
    }

    [Test]
    public void An_nmi_reaches_a_processor_whatever_its_vector()
    {
        bench.Write(0x310, 2u << 24);
        bench.Write(0x300, 0x400);
        Assert.That(bench.Signals[2].Nmis, Is.EqualTo(1));
    }

    [Test]
    public void Sending_a_vector_below_16_is_an_error_and_sends_nothing()
    {
        bench.Write(0x300, 0x8000F);
        bench.Write(0x280, 0);
        Assert.That(bench.Read(0x280), Is.EqualTo(1u << 5));
        Assert.That(Reached(0x0F), Is.EqualTo("---"));
    }

    [Test]
    public void A_bus_without_room_refuses_a_processor() => Assert.Throws<InvalidOperationException>(
        () => _ = new LocalApic(9, false, bench.Clock, bench.Bus, bench.Signals[0]));

    private string Reached(int vector) => string.Concat(
        bench.Apics.Select((apic, i) => apic.PendingVector == vector ? (char)('0' + i) : '-'));
}
