// I/O ports find their devices.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PortBusTests
{
    private readonly PortBus bus = new();

    [Test]
    public void A_port_that_nobody_claims_reads_all_ones_in_every_width()
    {
        Assert.That(bus.Read(0x80, 1), Is.EqualTo(0xFFu));
        Assert.That(bus.Read(0x80, 2), Is.EqualTo(0xFFFFu));
        Assert.That(bus.Read(0x80, 4), Is.EqualTo(0xFFFF_FFFFu));
        Assert.That(bus.NameAt(0x80), Is.Null);
    }

    [Test]
    public void A_device_is_reached_on_each_of_its_ports_and_on_no_other()
    {
        var device = new Latch();
        bus.Attach("latch", 0x100, 4, device);
        for (ushort port = 0x100; port < 0x104; port++)
        {
            bus.Write(port, 1, (uint)(port & 0xF) + 1);
        }

        Assert.That(device.Bytes[..5], Is.EqualTo(new byte[] { 1, 2, 3, 4, 0 }));
        Assert.That(bus.Read(0xFF, 1), Is.EqualTo(0xFFu));
        Assert.That(bus.Read(0x104, 1), Is.EqualTo(0xFFu));
        Assert.That(bus.NameAt(0x103), Is.EqualTo("latch"));
    }

    [Test]
    public void A_wide_access_to_a_narrow_device_becomes_one_access_for_each_byte()
    {
        var device = new Latch();
        bus.Attach("latch", 0x100, 8, device);
        bus.Write(0x102, 4, 0x44332211);

        Assert.That(device.Bytes[2..6], Is.EqualTo(new byte[] { 0x11, 0x22, 0x33, 0x44 }));
        Assert.That(device.WidestAccess, Is.EqualTo(1));
        Assert.That(bus.Read(0x102, 4), Is.EqualTo(0x44332211u));
    }

    [Test]
    public void A_wide_access_to_a_wide_device_arrives_whole()
    {
        var device = new Latch();
        bus.Attach("latch", 0x100, 8, device, width: 4);
        bus.Write(0x104, 4, 0x44332211);

        Assert.That(device.WidestAccess, Is.EqualTo(4));
        Assert.That(bus.Read(0x104, 4), Is.EqualTo(0x44332211u));
    }

    [Test]
    public void An_access_that_leaves_a_device_reaches_both_neighbours()
    {
        var low = new Latch();
        var high = new Latch();
        bus.Attach("low", 0x100, 8, low, width: 4);
        bus.Attach("high", 0x108, 8, high, width: 4);
        bus.Write(0x107, 2, 0xBBAA);

        Assert.That((low.Bytes[7], high.Bytes[8]), Is.EqualTo(((byte)0xAA, (byte)0xBB)));
        Assert.That(bus.Read(0x107, 2), Is.EqualTo(0xBBAAu));
    }

    [Test]
    public void An_access_beyond_the_last_port_reads_ones_there()
    {
        var device = new Latch();
        bus.Attach("last", 0xFFFF, 1, device);
        bus.Write(0xFFFF, 4, 0x12345678);
        Assert.That(bus.Read(0xFFFF, 4), Is.EqualTo(0xFFFF_FF78u));
    }

    [Test]
    public void Two_devices_on_one_port_are_refused_by_name()
    {
        bus.Attach("first", 0x3F8, 8, new Latch());
        DeviceOverlapException? error = Assert.Throws<DeviceOverlapException>(
            () => bus.Attach("second", 0x3F0, 9, new Latch()));
        Assert.That(error!.Message, Is.EqualTo(
            "DeviceOverlap: second claims I/O port 0x3F8, which belongs to first; move one of them."));
        Assert.That(bus.NameAt(0x3F0), Is.Null, "a refused range leaves nothing behind");
    }

    [TestCase(0, 0)]
    [TestCase(0xFFFF, 2)]
    public void A_range_that_is_empty_or_too_long_is_refused(int first, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => bus.Attach("bad", (ushort)first, count, new Latch()));

    [Test]
    public void A_full_bus_refuses_another_device()
    {
        var small = new PortBus(1);
        small.Attach("one", 1, 1, new Latch());
        Assert.Throws<InvalidOperationException>(() => small.Attach("two", 2, 1, new Latch()));
    }

    private sealed class Latch : IPortDevice
    {
        public byte[] Bytes { get; } = new byte[16];

        public int WidestAccess { get; private set; }

        public uint Read(ushort port, int width)
        {
            WidestAccess = Math.Max(WidestAccess, width);
            uint value = 0;
            for (int i = 0; i < width; i++)
            {
                value |= (uint)Bytes[(port + i) & 0xF] << (i * 8);
            }

            return value;
        }

        public void Write(ushort port, int width, uint value)
        {
            WidestAccess = Math.Max(WidestAccess, width);
            for (int i = 0; i < width; i++)
            {
                Bytes[(port + i) & 0xF] = (byte)(value >> (i * 8));
            }
        }
    }
}
