// Every address and length comes from a guest: none may lead outside its RAM.
using System.Runtime.InteropServices;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Tests.Memory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GuestRamTests : IDisposable
{
    private const int Size = 0x3000;
    private readonly NativeRam memory = new(Size);

    private GuestRam Ram => memory.Ram;

    [Test]
    public void Accesses_up_to_the_last_byte_succeed()
    {
        foreach (int width in (int[])[1, 2, 4, 8])
        {
            ulong last = (ulong)(Size - width);
            Assert.That(Ram.TryWrite(last, width, 0x8877_6655_4433_2211), Is.True);
            Assert.That(Ram.TryRead(last, width, out ulong value), Is.True);
            Assert.That(value, Is.EqualTo(0x8877_6655_4433_2211 & (ulong.MaxValue >> (64 - (width * 8)))));
        }

        Assert.That(memory.GuardsAreIntact, Is.True);
    }

    [Test]
    public unsafe void RAM_that_has_no_room_below_the_hole_goes_on_at_4_GiB()
    {
        const ulong Low = 3UL << 30, High = 4UL << 30, Above = 1 << 20;
        byte* memory = (byte*)NativeMemory.Alloc((nuint)(Low + Above)); // two of its pages are used
        try
        {
            GuestRam ram = new(memory, Low + Above);
            Assert.That(ram.LowSize, Is.EqualTo(Low));
            Assert.That(ram.TryWrite(High, 4, 0x4433_2211), Is.True);
            Assert.That(memory[Low], Is.EqualTo(0x11), "behind each other for the monitor");
            Assert.That(ram.TryRead(High + 1, 2, out ulong value), Is.True);
            Assert.That(value, Is.EqualTo(0x3322));
            Assert.That(ram.TrySlice(High + Above - 4, 4, out _), Is.True);
            Assert.That(ram.TrySlice(High + Above - 4, 5, out _), Is.False, "the end");
            foreach ((ulong address, int length) in ((ulong, int)[])
                [(Low - 4, 5), (Low, 1), (High - 1, 1), (High - 1, 2), (High + Above, 1), (ulong.MaxValue, 1)])
            {
                Assert.That(ram.TrySlice(address, length, out _), Is.False, $"{address:X}");
                Assert.That(ram.Contains(address, (ulong)length), Is.False, $"{address:X}");
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    [TestCase(Size - 7UL, 8)]
    [TestCase((ulong)Size, 1)]
    [TestCase(ulong.MaxValue, 1)]
    [TestCase(ulong.MaxValue - 6, 8)]
    [TestCase(ulong.MaxValue - Size, 4)]
    public void Accesses_that_leave_RAM_fail_and_touch_nothing(ulong address, int width)
    {
        Assert.That(Ram.TryWrite(address, width, ulong.MaxValue), Is.False);
        Assert.That(Ram.TryRead(address, width, out _), Is.False);
        Assert.That(Ram.TryWrite(address, new byte[width]), Is.False);
        Assert.That(Ram.TryRead(address, new byte[width]), Is.False);
        Assert.That(Ram.TrySlice(address, width, out _), Is.False);
        Assert.That(memory.GuardsAreIntact, Is.True);
        Assert.That(memory.Bytes.ContainsAnyExcept((byte)0), Is.False);
    }

    [Test]
    public void A_slice_of_negative_length_is_refused() => Assert.That(Ram.TrySlice(0, -1, out _), Is.False);

    [Test]
    public void Clearing_stops_at_the_end_of_RAM()
    {
        memory.Bytes.Fill(1);

        Ram.Clear(Size - 16, ulong.MaxValue);
        Ram.Clear(ulong.MaxValue - 4, 100);

        Assert.That(memory.Bytes[^16..].ContainsAnyExcept((byte)0), Is.False);
        Assert.That(memory.Bytes[..^16].ContainsAnyExcept((byte)1), Is.False);
        Assert.That(memory.GuardsAreIntact, Is.True);
    }

    public void Dispose() => memory.Dispose();
}
