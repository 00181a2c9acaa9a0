// ACPI fixed hardware: events and the SCI, sleeping, the timer.
using CamkesNet.Vmm.Devices.PowerManagement;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AcpiPmTests
{
    private const int Status = 0x600;
    private const int Enable = 0x602;
    private const int Control = 0x604;
    private const int Timer = 0x608;
    private const int GeneralStatus = 0x60C;
    private const int GeneralEnable = 0x60E;
    private const int PowerButton = 1 << 8;
    private const int SleepEnable = 1 << 13;

    private readonly ManualClock clock = new();
    private readonly LineProbe sci = new();
    private readonly RecordingMachine machine = new();
    private readonly AcpiPm acpi;

    public AcpiPmTests() => acpi = new AcpiPm(clock, sci.Line, machine);

    [Test]
    public void The_machine_is_in_acpi_mode_from_the_start() => Assert.That(In16(Control) & 1, Is.EqualTo(1));

    [Test]
    public void Sleep_type_5_with_sleep_enable_switches_off()
    {
        Out16(Control, 5 << 10);
        Assert.That(machine.PowerOffs, Is.Zero);
        Out16(Control, 5 << 10 | SleepEnable);
        Assert.That(machine.PowerOffs, Is.EqualTo(1));
        Assert.That(In16(Control) & SleepEnable, Is.Zero, "write-only");
    }

    [Test]
    public void Other_sleep_types_do_not()
    {
        for (int type = 0; type < 8; type++)
        {
            if (type != AcpiPm.SleepTypeS5)
            {
                Out16(Control, type << 10 | SleepEnable);
            }
        }

        Assert.That(machine.PowerOffs, Is.Zero);
    }

    [Test]
    public void The_power_button_raises_the_sci_until_its_status_is_cleared()
    {
        acpi.PressPowerButton();
        Assert.That(sci.IsRaised, Is.False, "not enabled");
        Out16(Enable, PowerButton);
        Assert.That(sci.IsRaised, Is.True);
        Assert.That(In16(Status) & PowerButton, Is.Not.Zero);
        Out16(Status, PowerButton);
        Assert.That(sci.IsRaised, Is.False);
        Assert.That(In16(Enable), Is.EqualTo(PowerButton), "status and enable are apart");
    }

    [Test]
    public void Bytes_of_the_registers_can_be_written_alone()
    {
        acpi.Write(Enable + 1, 1, 1);
        Assert.That(In16(Enable), Is.EqualTo(PowerButton));
        acpi.PressPowerButton();
        acpi.Write(Status + 1, 1, 1);
        Assert.That(In16(Status), Is.Zero);
        Assert.That(acpi.Read(Status, 4), Is.EqualTo((uint)PowerButton << 16));
    }

    [Test]
    public void General_events_raise_the_sci()
    {
        acpi.SignalGeneralEvent(1);
        acpi.SignalGeneralEvent(16);
        acpi.SignalGeneralEvent(-1);
        Assert.That(In16(GeneralStatus), Is.EqualTo(2));
        Out16(GeneralEnable, 2);
        Assert.That(sci.IsRaised, Is.True);
        Out16(GeneralStatus, 2);
        Assert.That(sci.IsRaised, Is.False);
    }

    [Test]
    public void The_timer_runs_at_its_rate()
    {
        uint start = acpi.Read(Timer, 4);
        clock.Timestamp += clock.Frequency;
        Assert.That(acpi.Read(Timer, 4) - start, Is.EqualTo(3_579_545u).Within(1u));
        acpi.Write(Timer, 4, 0);
        Assert.That(acpi.Read(Timer, 4) - start, Is.EqualTo(3_579_545u).Within(1u), "read-only");
    }

    [Test]
    public void Linux_finds_a_timer_that_never_goes_back()
    {
        // drivers/clocksource/acpi_pm.c, init_acpi_pm_clocksource(): ten reads must not all be the same, nor fall.
        uint last = acpi.Read(Timer, 4) & 0xFF_FFFF;
        for (int i = 0; i < 10; i++)
        {
            clock.AdvanceNanoseconds(1000);
            uint now = acpi.Read(Timer, 4) & 0xFF_FFFF;
            Assert.That(now, Is.GreaterThan(last));
            last = now;
        }
    }

    [Test]
    public void A_narrow_timer_has_24_bits_and_tells_of_its_top_bit()
    {
        var narrow = new AcpiPm(clock, sci.Line, machine, isTimerWide: false);
        narrow.Write(Status, 2, 1);
        narrow.Write(Enable, 2, 1);
        for (int i = 1; i <= 3; i++)
        {
            uint before = narrow.Read(Timer, 4);
            clock.Timestamp = narrow.NextDeadline;
            narrow.Expire(clock.Timestamp);
            Assert.That(sci.Rises, Is.EqualTo(i));
            Assert.That((narrow.Read(Timer, 4) ^ before) & 0x80_0000, Is.Not.Zero);
            Assert.That(narrow.Read(Timer, 4), Is.LessThan(1u << 24));
            Assert.That(narrow.NextDeadline, Is.EqualTo(DeadlineSet.Never), "until the status is cleared");
            narrow.Write(Status, 2, 1);
        }
    }

    private int In16(int port) => (int)acpi.Read((ushort)port, 2) & 0xFFFF;

    private void Out16(int port, int value) => acpi.Write((ushort)port, 2, (ushort)value);
}
