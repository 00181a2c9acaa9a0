// Guests reach the memory of their mappings and nothing else (SVM).
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;
using CamkesNet.Tests.Virtualization;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed class NestedPageTablesTests
{
    private const ulong Page = 0x1000;
    private const ulong LargePage = 0x20_0000;
    private const ulong Present = 1;
    private const ulong Writable = 2;
    private const ulong User = 4;
    private const ulong Uncached = 0x18;
    private const ulong Large = 0x80;
    private const ulong NoExecute = 1UL << 63;
    private const ulong Ram = 0x4000_0000;

    private SimulatedMemory memory = null!;
    private ulong root;

    [SetUp]
    public void MakeAddressSpace()
    {
        memory = new SimulatedMemory(frames: 64);
        root = BootMemory.AllocateFrame();
    }

    [TearDown]
    public void ReleaseMemory() => memory.Dispose();

    [Test]
    public void Guest_memory_is_mapped_by_large_pages_where_both_addresses_are_aligned()
    {
        Map(0, Ram, 4 * LargePage, MappingRights.Read | MappingRights.Write);

        (ulong entry, int level) = Walk(0x12_3456);
        Assert.That(level, Is.EqualTo(2));
        Assert.That(entry, Is.EqualTo(Ram | Present | Writable | User | Large));
        Assert.That(Translate((3 * LargePage) + 0x1_2345), Is.EqualTo(Ram + (3 * LargePage) + 0x1_2345));
    }

    [Test]
    public void Small_pages_are_used_at_the_ends_of_a_range()
    {
        Map(LargePage - Page, Ram - Page, LargePage + (2 * Page), MappingRights.Read | MappingRights.Write);

        Assert.That(Walk(LargePage - Page).Level, Is.EqualTo(1));
        Assert.That(Walk(LargePage).Level, Is.EqualTo(2));
        Assert.That(Walk(2 * LargePage).Level, Is.EqualTo(1));
        Assert.That(Translate((2 * LargePage) + 7), Is.EqualTo(Ram + LargePage + 7));
    }

    [Test]
    public void Misaligned_memory_is_mapped_by_small_pages()
    {
        Map(0, Ram + Page, LargePage, MappingRights.Read);

        Assert.That(Walk(0).Level, Is.EqualTo(1));
        Assert.That(Translate(LargePage - 1), Is.EqualTo(Ram + Page + LargePage - 1));
    }

    [Test]
    public void Nothing_is_mapped_beside_the_mappings()
    {
        Map(LargePage, Ram, Page, MappingRights.Read | MappingRights.Write);

        Assert.That(Walk(LargePage - Page).Entry, Is.Zero);
        Assert.That(Walk(LargePage + Page).Entry, Is.Zero);
        Assert.That(Walk(0xFEE0_0000).Entry, Is.Zero);
        Assert.That(Walk((1UL << 48) - Page).Entry, Is.Zero);
    }

    [Test]
    public void Read_only_memory_has_no_write_permission_but_may_be_executed()
    {
        Map(0, Ram, Page, MappingRights.Read);

        Assert.That(Walk(0).Entry, Is.EqualTo(Ram | Present | User));
    }

    [Test]
    public void Device_registers_are_uncached_and_never_executed()
    {
        Map(0xFEB0_0000, 0xFEB0_0000, Page, MappingRights.Read | MappingRights.Write | MappingRights.Uncached);

        Assert.That(
            Walk(0xFEB0_0000).Entry,
            Is.EqualTo(0xFEB0_0000 | Present | Writable | User | Uncached | NoExecute));
    }

    [Test]
    public void A_second_mapping_of_a_page_is_refused()
    {
        Map(0, Ram, LargePage, MappingRights.Read);
        Map(LargePage, Ram, Page, MappingRights.Read);

        Assert.That(TryMap(Page, Ram, Page, MappingRights.Read), Is.False);
        Assert.That(TryMap(LargePage, Ram, Page, MappingRights.Read), Is.False);
        Assert.That(TryMap(LargePage, Ram, LargePage, MappingRights.Read), Is.False);
        Assert.That(Translate(LargePage), Is.EqualTo(Ram));
    }

    [Test]
    public void Running_out_of_frames_is_told()
    {
        while (SimulatedMemory.FramesLeft > 1)
        {
            BootMemory.AllocateFrame();
        }

        Assert.That(TryMap(0, Ram, Page, MappingRights.Read), Is.False);
    }

    private void Map(ulong guest, ulong physical, ulong size, MappingRights rights) =>
        Assert.That(TryMap(guest, physical, size, rights), Is.True);

    private unsafe bool TryMap(ulong guest, ulong physical, ulong size, MappingRights rights) => PageTableBuilder.MapGuest(
        BootMemory.Frames, root, guest, physical, size, SvmSetup.PageFlags(rights), hasLargePages: true);

    /// <summary>An independent page walk: AMD APM vol. 2, 5.3.</summary>
    private (ulong Entry, int Level) Walk(ulong address)
    {
        ulong table = root;
        for (int level = 4; ; level--)
        {
            ulong index = (address >> (12 + (9 * (level - 1)))) & 0x1FF;
            ulong entry = SimulatedMemory.Read(table + (index * 8));
            if (level == 1 || (entry & Present) == 0 || (entry & Large) != 0)
            {
                return (entry, level);
            }

            Assert.That(entry & (Writable | User), Is.EqualTo(Writable | User), "a table limits its leaves");
            table = entry & 0x000F_FFFF_FFFF_F000;
        }
    }

    private ulong Translate(ulong address)
    {
        (ulong entry, int level) = Walk(address);
        Assert.That(entry & Present, Is.EqualTo(Present));
        ulong offset = (1UL << (12 + (9 * (level - 1)))) - 1;
        return (entry & 0x000F_FFFF_FFFF_F000 & ~offset) | (address & offset);
    }
}
