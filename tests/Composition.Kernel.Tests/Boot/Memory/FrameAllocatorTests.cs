// Handing out physical memory.
using CamkesNet.Kernel.Boot.Memory;

namespace CamkesNet.Tests.Boot.Memory;

[TestFixture]
public class FrameAllocatorTests
{
    [Test]
    public void No_two_allocations_overlap_and_all_memory_is_handed_out()
    {
        FrameAllocator frames = WithMemory((0x10_0000, 0x10_0000), (0x80_0000, 0x40_0000));
        var taken = new SortedSet<ulong>();
        ulong[] sizes = [0x1000, 0x3000, 0x1000, 0x20_0000, 0x5000];
        for (int i = 0; ; i++)
        {
            ulong size = sizes[i % sizes.Length];
            ulong address = frames.Allocate(size, size == 0x20_0000 ? size : 0x1000);
            if (address == FrameAllocator.None && size == 0x1000)
            {
                break;
            }

            for (ulong page = 0; address != FrameAllocator.None && page < size; page += 0x1000)
            {
                Assert.That(taken.Add(address + page), Is.True, "the page was handed out before");
            }
        }

        Assert.That(taken, Has.Count.EqualTo(0x50_0000 / 0x1000));
    }

    [Test]
    public void A_large_page_is_aligned_and_comes_from_the_high_end()
    {
        FrameAllocator frames = WithMemory((0x10_0000, 0x7F_3000));

        Assert.That(frames.Allocate(0x20_0000, 0x20_0000), Is.EqualTo(0x60_0000));
        Assert.That(frames.Allocate(0x1000), Is.EqualTo(0x10_0000));
    }

    [Test]
    public void A_range_with_room_but_without_an_aligned_place_is_passed_over()
    {
        FrameAllocator frames = WithMemory((0x21_0000, 0x2F_0000), (0x100_0000, 0x20_0000));

        Assert.That(frames.Allocate(0x20_0000, 0x20_0000), Is.EqualTo(0x100_0000));
    }

    [Test]
    public void Nothing_is_handed_out_for_a_size_of_zero_or_beyond_the_memory()
    {
        FrameAllocator frames = WithMemory((0x10_0000, 0x10_0000));

        Assert.That(frames.Allocate(0), Is.EqualTo(FrameAllocator.None));
        Assert.That(frames.Allocate(0x10_1000), Is.EqualTo(FrameAllocator.None));
        Assert.That(frames.Allocate(ulong.MaxValue - 0xFFF), Is.EqualTo(FrameAllocator.None));
        Assert.That(frames.Allocate(0x10_0000), Is.EqualTo(0x10_0000));
    }

    private static FrameAllocator WithMemory(params (ulong Start, ulong Size)[] ranges)
    {
        FrameAllocator frames = default;
        foreach ((ulong start, ulong size) in ranges)
        {
            frames.Free.Add(start, size);
        }

        return frames;
    }
}
