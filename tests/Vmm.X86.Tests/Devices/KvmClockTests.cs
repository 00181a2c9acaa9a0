// The paravirtual clock: a guest computes the correct time from it.
using System.Buffers.Binary;
using CamkesNet.Vmm.Devices.Paravirtual;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KvmClockTests
{
    private const uint WallClockMsr = 0x4B56_4D00;
    private const uint SystemTimeMsr = 0x4B56_4D01;
    private const int Address = 0x1040;

    private readonly ManualClock clock = new();
    private readonly ManualWallClock wall = new(new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
    private readonly ArrayGuestMemory memory = new(0x2000);

    [TestCase(1_000_000_000ul)]
    [TestCase(999_999_999ul)]
    [TestCase(2_500_000_000ul)]
    [TestCase(3_893_421_001ul)]
    [TestCase(16_777_216ul)]
    [TestCase(1_193_182ul)]
    [TestCase(12_000_000_000ul)]
    public void A_guest_computes_nanoseconds_within_a_few_parts_in_a_thousand_million(ulong frequency)
    {
        KvmClock device = MakeClock(frequency);
        Assert.That(device.TryWriteMsr(SystemTimeMsr, Address | 1), Is.True);
        foreach (ulong seconds in new ulong[] { 1, 60, 1000 })
        {
            ulong nanoseconds = GuestTime(seconds * frequency);
            Assert.That(nanoseconds, Is.EqualTo(seconds * 1_000_000_000).Within(seconds + 1));
        }
    }

    [Test]
    public void The_multiplier_has_its_top_bit_set_so_that_no_accuracy_is_lost()
    {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            ulong frequency = (ulong)random.NextInt64(1_000_000, 17_000_000_000);
            var scale = TscScale.ToNanoseconds(frequency);
            UInt128 exact = ((UInt128)1_000_000_000 << (64 - scale.Shift)) / frequency >> 32;
            Assert.That(scale.Multiplier >> 31, Is.EqualTo(1u));
            Assert.That(scale.Multiplier, Is.EqualTo((uint)exact));
        }
    }

    [Test]
    public void The_version_is_even_and_moves_by_two_and_the_clock_says_it_is_stable()
    {
        KvmClock device = MakeClock(ManualClock.DefaultFrequency);
        device.TryWriteMsr(SystemTimeMsr, Address | 1);
        uint first = Version(Address);
        device.TryWriteMsr(SystemTimeMsr, Address | 1);
        Assert.That((first % 2, Version(Address)), Is.EqualTo((0u, first + 2)));
        Assert.That(memory.Bytes[Address + 29], Is.EqualTo(1));
    }

    [Test]
    public void Nothing_is_written_while_the_clock_is_not_enabled()
    {
        KvmClock device = MakeClock(ManualClock.DefaultFrequency);
        device.TryWriteMsr(SystemTimeMsr, Address);
        Assert.That(memory.Bytes, Is.All.Zero);
        Assert.That(device.TryReadMsr(SystemTimeMsr, out ulong value), Is.True);
        Assert.That(value, Is.EqualTo((ulong)Address));
    }

    [Test]
    public void The_wall_clock_is_the_time_at_system_time_0()
    {
        KvmClock device = MakeClock(ManualClock.DefaultFrequency);
        clock.Timestamp = 10 * clock.Frequency;
        device.TryWriteMsr(WallClockMsr, Address);
        device.TryWriteMsr(SystemTimeMsr, (Address + 0x100) | 1);
        uint seconds = BinaryPrimitives.ReadUInt32LittleEndian(memory.Bytes.AsSpan(Address + 4));
        uint nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(memory.Bytes.AsSpan(Address + 8));
        Assert.That(seconds * 1_000_000_000ul + nanoseconds, Is.EqualTo(wall.UnixNanoseconds - 10_000_000_000));
        Assert.That(Version(Address) % 2, Is.Zero);
        Assert.That(memory.Bytes[Address + 12], Is.Zero, "twelve bytes, no more");
    }

    [TestCase(0x2000ul - 31)]
    [TestCase(0x2000ul)]
    [TestCase(0xFFFF_FFFF_FFFF_FFF0ul)]
    public void An_address_outside_ram_is_kept_and_nothing_happens(ulong address)
    {
        KvmClock device = MakeClock(ManualClock.DefaultFrequency);
        Assert.That(device.TryWriteMsr(SystemTimeMsr, address | 1), Is.True);
        Assert.That(device.TryWriteMsr(WallClockMsr, address), Is.True);
    }

    [Test]
    public void Other_msrs_are_not_its_own()
    {
        KvmClock device = MakeClock(ManualClock.DefaultFrequency);
        Assert.That(device.TryReadMsr(0x4B56_4D02, out _), Is.False);
        Assert.That(device.TryWriteMsr(0x4B56_4D02, 0), Is.False);
    }

    private KvmClock MakeClock(ulong frequency) =>
        new(frequency == clock.Frequency ? clock : new ManualClock { Frequency = frequency }, wall, memory);

    private uint Version(int address) => BinaryPrimitives.ReadUInt32LittleEndian(memory.Bytes.AsSpan(address));

    // Linux arch/x86/include/asm/pvclock.h: pvclock_scale_delta.
    private ulong GuestTime(ulong timestamp)
    {
        ReadOnlySpan<byte> time = memory.Bytes.AsSpan(Address, 32);
        ulong delta = timestamp - BinaryPrimitives.ReadUInt64LittleEndian(time[8..]);
        int shift = (sbyte)time[28];
        delta = shift < 0 ? delta >> -shift : delta << shift;
        uint multiplier = BinaryPrimitives.ReadUInt32LittleEndian(time[24..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(time[16..]) + (ulong)((UInt128)delta * multiplier >> 32);
    }
}
