// The devices for test programs: they are there when asked for, and not otherwise.

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TestDeviceTests
{
    private readonly TestPc pc = new();

    [Test]
    public void The_register_takes_every_width_at_every_place()
    {
        pc.Out32(0xE0, 0x1122_3344);
        Assert.That(pc.In32(0xE0), Is.EqualTo(0x1122_3344));
        Assert.That(pc.In(0xE2), Is.EqualTo(0x22));
        pc.Out(0xE3, 0xAA);
        pc.Platform.Ports.Write(0xE0, 2, 0xBBCC);
        Assert.That(pc.In32(0xE0), Is.EqualTo(0xAA22_BBCC));
    }

    [Test]
    public void A_write_to_the_flush_port_changes_nothing()
    {
        pc.Out32(0xE0, 5);
        pc.Out32(0xE4, uint.MaxValue);
        Assert.That(pc.In32(0xE4), Is.Zero);
        Assert.That(pc.In32(0xE0), Is.EqualTo(5));
    }

    [Test]
    public void A_port_for_each_line_raises_and_lowers_it()
    {
        pc.Out(0x2005, 1);
        Assert.That(pc.Devices.Interrupts.Line(5).IsRaised, Is.True);
        Assert.That(pc.Devices.Interrupts.Line(4).IsRaised, Is.False);
        pc.Out(0x2005, 2);
        Assert.That(pc.Devices.Interrupts.Line(5).IsRaised, Is.False, "only bit 0 counts");
        pc.Out(0x2017, 1);
        Assert.That(pc.Devices.Interrupts.Line(23).IsRaised, Is.True);
    }

    [Test]
    public void After_the_firmware_a_line_interrupts_at_its_BIOS_vector()
    {
        pc.Devices.Interrupts.ConfigureAsFirmware();
        pc.Out(0x200B, 1);
        Assert.That(pc.Processor.TakeInterrupt(), Is.EqualTo(0x73));
    }

    [Test]
    public void A_reset_lowers_the_lines_and_clears_the_register()
    {
        pc.Out32(0xE0, 5);
        pc.Out(0x2005, 1);
        pc.Platform.Reset();
        Assert.That(pc.In32(0xE0), Is.Zero);
        Assert.That(pc.Devices.Interrupts.Line(5).IsRaised, Is.False);
        Assert.That(pc.Processor.HasInterrupt, Is.False);
    }

    [Test]
    public void A_status_ends_the_machine()
    {
        pc.Out32(0xF4, 0xFFFF_FFFF);
        pc.Out(0xF7, 3);
        Assert.That(pc.Machine.Ends, Is.EqualTo(new[] { uint.MaxValue, 3u }));
        Assert.That(pc.In(0xF4), Is.Zero);
    }

    [TestCase(0xE0)]
    [TestCase(0xE4)]
    [TestCase(0xF4)]
    [TestCase(0x2000)]
    public void A_machine_that_was_not_asked_to_has_none_of_it(int port)
    {
        var plain = new TestPc(hasTestDevice: false);
        Assert.That(plain.Platform.Ports.NameAt((ushort)port), Is.Null);
    }
}
