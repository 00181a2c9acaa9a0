// Port 61h: the gate and the output of the timer's counter 2, the refresh toggle.
using CamkesNet.Vmm.Devices.Pit;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SystemControlPortBTests
{
    private readonly PitBench bench = new();

    [Test]
    public void Linux_measures_its_clock_by_waiting_for_the_output_of_counter_2()
    {
        // arch/x86/kernel/tsc.c, pit_calibrate_tsc: mode 0 on counter 2, wait for bit 5 of port 0x61.
        bench.PortB.Write(0x61, 1, (bench.PortB.Read(0x61, 1) & ~2u) | 1);
        bench.Out(0x43, 0xB0);
        const int latch = 11_931;
        bench.Out(0x42, latch & 0xFF);
        bench.Out(0x42, latch >> 8);
        ulong start = bench.Clock.Timestamp;
        while ((bench.PortB.Read(0x61, 1) & 0x20) == 0)
        {
            bench.Clock.Timestamp += 1000;
        }

        ulong measured = (bench.Clock.Timestamp - start) * Pit8254.Frequency / latch;
        Assert.That(measured, Is.EqualTo(bench.Clock.Frequency).Within(bench.Clock.Frequency / 1000));
    }

    [Test]
    public void Linux_measures_its_clock_quickly_by_the_high_byte_of_counter_2()
    {
        // arch/x86/kernel/tsc.c, quick_pit_calibrate: the high byte falls by one every 256 ticks.
        bench.PortB.Write(0x61, 1, 1);
        bench.Program(2, 0xB0, 0xFFFF);
        for (int expected = 0xFE; expected > 0xF0; expected--)
        {
            bench.Ticks(256);
            bench.In(0x42);
            Assert.That(bench.In(0x42), Is.EqualTo(expected));
        }
    }

    [Test]
    public void The_gate_stops_and_goes_on_in_mode_0_and_starts_again_in_mode_2()
    {
        bench.PortB.Write(0x61, 1, 1);
        bench.Program(2, 0xB0, 1000);
        bench.Ticks(400);
        bench.PortB.Write(0x61, 1, 0);
        bench.Ticks(5000);
        Assert.That(bench.PortB.Read(0x61, 1) & 0x20, Is.Zero);
        bench.PortB.Write(0x61, 1, 1);
        bench.Ticks(599);
        Assert.That(bench.PortB.Read(0x61, 1) & 0x20, Is.Zero);
        bench.Ticks(1);
        Assert.That(bench.PortB.Read(0x61, 1) & 0x20, Is.Not.Zero);

        bench.Program(2, 0xB4, 1000);
        bench.Ticks(400);
        bench.PortB.Write(0x61, 1, 0);
        bench.PortB.Write(0x61, 1, 1);
        bench.Out(0x43, 0x80);
        Assert.That(bench.In(0x42) | bench.In(0x42) << 8, Is.EqualTo(1000));
    }

    [TestCase(0xB2, 0, TestName = "one-shot: low from the trigger to the end of the count")]
    [TestCase(0xBA, 1, TestName = "hardware strobe: low for one tick at the end of the count")]
    public void Modes_1_and_5_wait_for_the_gate_to_rise(int control, int during)
    {
        bench.Program(2, control, 1000);
        bench.Ticks(5000);
        Assert.That(bench.Output(), Is.EqualTo(1), "not triggered");
        bench.PortB.Write(0x61, 1, 1);
        bench.Ticks(999);
        Assert.That(bench.Output(), Is.EqualTo(during));
        bench.Ticks(1);
        Assert.That(bench.Output(), Is.EqualTo(1 - during));
        bench.Ticks(1);
        Assert.That(bench.Output(), Is.EqualTo(1));
    }

    [Test]
    public void The_refresh_toggle_changes_every_15_microseconds()
    {
        int changes = 0;
        uint last = bench.PortB.Read(0x61, 1) & 0x10;
        for (int i = 0; i < 10_000; i++)
        {
            bench.Clock.AdvanceNanoseconds(1000);
            uint now = bench.PortB.Read(0x61, 1) & 0x10;
            changes += now == last ? 0 : 1;
            last = now;
        }

        Assert.That(changes, Is.EqualTo(10_000 / 15.085).Within(3));
    }

    [Test]
    public void Port_b_keeps_its_control_bits()
    {
        bench.PortB.Write(0x61, 1, 0xFF);
        Assert.That(bench.PortB.Read(0x61, 1) & 0xCF, Is.EqualTo(0x0Fu));
    }
}
