// Guest-physical addresses find their devices.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MemoryBusTests
{
    [Test]
    public void Devices_are_found_by_address_in_whatever_order_they_were_attached()
    {
        var bus = new MemoryBus();
        ulong[] starts = [0xFEE0_0000, 0xFEC0_0000, 0xD000_0000, 0x1_0000_0000, 0xFED0_0000];
        foreach (ulong start in starts)
        {
            bus.Attach($"{start:X}", start, 0x1000, new Echo(start));
        }

        foreach (ulong start in starts)
        {
            Assert.That(bus.Read(start + 8, 8), Is.EqualTo(start + 8));
            Assert.That(bus.Claims(start + 0xFFF), Is.True);
            Assert.That(bus.Claims(start + 0x1000), Is.False);
            Assert.That(bus.Claims(start - 1), Is.False);
            Assert.That(bus.NameAt(start), Is.EqualTo($"{start:X}"));
        }
    }

    [Test]
    public void Addresses_that_nobody_claims_read_all_ones()
    {
        var bus = new MemoryBus();
        Assert.That(bus.Read(0x1234, 4), Is.EqualTo(0xFFFF_FFFFul));
        Assert.That(bus.Read(ulong.MaxValue, 8), Is.EqualTo(ulong.MaxValue));
        bus.Write(0x1234, 4, 0);
    }

    [Test]
    public void An_access_that_runs_over_the_end_of_a_device_does_not_reach_it()
    {
        var bus = new MemoryBus();
        var device = new Echo(0);
        bus.Attach("echo", 0x1000, 0x10, device);
        Assert.That(bus.Read(0x100E, 4), Is.EqualTo(0xFFFF_FFFFul));
        bus.Write(0x100E, 4, 1);
        Assert.That(device.Writes, Is.Zero);
    }

    [Test]
    public void Overlapping_devices_are_refused()
    {
        var bus = new MemoryBus();
        bus.Attach("first", 0x2000, 0x1000, new Echo(0));
        DeviceOverlapException? error = Assert.Throws<DeviceOverlapException>(
            () => bus.Attach("second", 0x1000, 0x1001, new Echo(0)));
        Assert.That(error!.Place, Is.EqualTo(0x2000ul));
        Assert.Throws<DeviceOverlapException>(() => bus.Attach("third", 0x2FFF, 1, new Echo(0)));
        bus.Attach("fourth", 0x3000, 1, new Echo(0));
    }

    [Test]
    public void A_range_may_end_at_the_last_address_but_not_wrap()
    {
        var bus = new MemoryBus();
        bus.Attach("top", ulong.MaxValue, 1, new Echo(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => bus.Attach("wrap", ulong.MaxValue - 1, 3, new Echo(0)));
        Assert.That(bus.Read(ulong.MaxValue, 8), Is.EqualTo(ulong.MaxValue));
    }

    private sealed class Echo(ulong start) : IMemoryDevice
    {
        public int Writes { get; private set; }

        public ulong Read(ulong offset, int width) => start + offset;

        public void Write(ulong offset, int width, ulong value) => Writes++;
    }
}
