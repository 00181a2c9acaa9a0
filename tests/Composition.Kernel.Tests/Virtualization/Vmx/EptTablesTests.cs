// Guests reach the memory of their mappings and nothing else (VT-x).
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed unsafe class EptTablesTests
{
    private const ulong LargePage = 0x20_0000;
    private const ulong Ram = 0x4000_0000;
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

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
    public void Guest_memory_is_cached_readable_writable_and_executable()
    {
        Map(true, Ram, LargePage, ReadWrite);
        Assert.That(Entry(level: 2), Is.EqualTo(Ram | 0x80 | (6 << 3) | 7));
    }

    [Test]
    public void Tables_allow_all_that_their_leaves_allow()
    {
        Map(true, Ram, LargePage, MappingRights.Read);
        Assert.That(Entry(level: 4) & 0xFFF, Is.EqualTo(7));
        Assert.That(Entry(level: 2) & 7, Is.EqualTo(5));
    }

    [Test]
    public void Device_registers_are_uncacheable_whatever_the_guests_PAT_says_and_hold_no_code()
    {
        Map(true, Ram, 0x1000, ReadWrite | MappingRights.Uncached);
        Assert.That(Entry(level: 1), Is.EqualTo(Ram | (1 << 6) | 3));
    }

    [Test]
    public void A_processor_without_large_pages_gets_small_ones()
    {
        Map(hasLargePages: false, Ram, LargePage, ReadWrite);
        Assert.That(Entry(level: 1), Is.EqualTo(Ram | (6 << 3) | 7));
    }

    [Test]
    public void The_pointer_says_write_back_and_four_levels()
    {
        Assert.That(EptTables.Pointer(0x5000), Is.EqualTo(0x501E));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void An_address_is_translated_as_the_processor_does(bool hasLargePages)
    {
        Map(hasLargePages, Ram, LargePage, ReadWrite);
        ulong entry = *PageTables.Find(root, 0x1F_FFE8, out ulong pageSize);
        ulong page = entry & PageTableEntry.AddressMask & ~(pageSize - 1);
        Assert.That(page + (0x1F_FFE8 % pageSize), Is.EqualTo(Ram + 0x1F_FFE8));
    }

    [TestCase(LargePage)]
    [TestCase(0xFFFF_FFFF_F000UL)]
    public void An_address_behind_the_memory_has_no_translation(ulong address)
    {
        Map(hasLargePages: true, Ram, LargePage, ReadWrite);
        Assert.That((long)PageTables.Find(root, address, out _), Is.Zero);
    }

    private void Map(bool hasLargePages, ulong physicalAddress, ulong size, MappingRights rights) => Assert.That(
        PageTableBuilder.MapGuest(
            BootMemory.Frames,
            root,
            virtualAddress: 0,
            physicalAddress,
            size,
            EptTables.PageFlags(rights),
            hasLargePages),
        Is.True);

    /// <summary>The entry of guest-physical address 0 at a level, 4 being the top one.</summary>
    private ulong Entry(int level)
    {
        ulong entry = SimulatedMemory.Read(root);
        for (int at = 4; at > level; at--)
        {
            entry = SimulatedMemory.Read(entry & ~0xFFFUL);
        }

        return entry;
    }
}
