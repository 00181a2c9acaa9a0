// Ranges of physical memory.
using CamkesNet.Kernel.Boot.Memory;

namespace CamkesNet.Tests.Boot.Memory;

[TestFixture]
public class MemoryMapTests
{
    [Test]
    public void Only_whole_pages_count()
    {
        MemoryMap map = default;
        map.Add(0x1001, 0x2FFE);

        Assert.That(Ranges(map), Is.EqualTo(new (ulong, ulong)[] { (0x2000, 0x3000) }));
    }

    [Test]
    public void Ranges_that_touch_or_overlap_are_one()
    {
        MemoryMap map = default;
        map.Add(0x5000, 0x1000);
        map.Add(0x1000, 0x2000);
        map.Add(0x3000, 0x2800);

        Assert.That(Ranges(map), Is.EqualTo(new (ulong, ulong)[] { (0x1000, 0x6000) }));
    }

    [Test]
    public void A_range_that_is_taken_out_of_the_middle_leaves_two()
    {
        MemoryMap map = default;
        map.Add(0, 0x10000);
        map.Remove(0x3800, 0x1000);

        Assert.That(Ranges(map), Is.EqualTo(new (ulong, ulong)[] { (0, 0x3000), (0x5000, 0x10000) }));
    }

    [TestCase(0x1000UL, 0x2000UL, true)]
    [TestCase(0x2000UL, 0x1000UL, true)]
    [TestCase(0x2000UL, 0x1001UL, false)]
    [TestCase(0x0FFFUL, 0x1000UL, false)]
    [TestCase(0x2000UL, 0x4000UL, false)]
    [TestCase(0x2000UL, ulong.MaxValue, false)]
    public void A_range_is_in_the_map_if_one_range_of_it_has_it_all(ulong start, ulong size, bool expected)
    {
        MemoryMap map = default;
        map.Add(0x1000, 0x2000);
        map.Add(0x5000, 0x1000);

        Assert.That(map.Contains(start, size), Is.EqualTo(expected));
    }

    [Test]
    public void Sizes_that_wrap_around_are_cut_at_the_end_of_the_address_space()
    {
        MemoryMap map = default;
        map.Add(0xFFFF_FFFF_FFFF_0000, ulong.MaxValue);
        map.Add(ulong.MaxValue - 10, 5);
        map.Add(0x1000, ulong.MaxValue);
        map.Remove(0x2000, ulong.MaxValue);

        Assert.That(Ranges(map), Is.EqualTo(new (ulong, ulong)[] { (0x1000, 0x2000) }));
    }

    [Test]
    public void More_ranges_than_fit_are_ignored_and_harm_nothing()
    {
        MemoryMap map = default;
        for (ulong i = 0; i < 2 * MemoryMap.Capacity; i++)
        {
            map.Add(i * 0x4000, 0x1000);
        }

        Assert.That(map.Count, Is.EqualTo(MemoryMap.Capacity));
        Assert.That(map.Total, Is.EqualTo((ulong)MemoryMap.Capacity * 0x1000));
    }

    private static (ulong Start, ulong End)[] Ranges(MemoryMap map)
    {
        var ranges = new (ulong, ulong)[map.Count];
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = (map.Start(i), map.End(i));
        }

        return ranges;
    }
}
