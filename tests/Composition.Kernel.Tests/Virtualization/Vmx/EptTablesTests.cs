// Guests reach the memory of their mappings and nothing else (VT-x).
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed class EptTablesTests
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
        root = SimulatedMemory.AllocateFrames(1);
    }

    [TearDown]
    public void ReleaseMemory() => memory.Dispose();

    [Test]
    public void Guest_memory_is_cached_readable_writable_and_executable()
    {
        Map(EptCapability.LargePages, Ram, LargePage, ReadWrite);
        Assert.That(Entry(level: 2), Is.EqualTo(Ram | 0x80 | (6 << 3) | 7));
    }

    [Test]
    public void Tables_allow_all_that_their_leaves_allow()
    {
        Map(EptCapability.LargePages, Ram, LargePage, MappingRights.Read);
        Assert.That(Entry(level: 4) & 0xFFF, Is.EqualTo(7));
        Assert.That(Entry(level: 2) & 7, Is.EqualTo(5));
    }

    [Test]
    public void Device_registers_are_uncacheable_whatever_the_guests_PAT_says_and_hold_no_code()
    {
        Map(EptCapability.LargePages, Ram, 0x1000, ReadWrite | MappingRights.Uncached);
        Assert.That(Entry(level: 1), Is.EqualTo(Ram | (1 << 6) | 3));
    }

    [Test]
    public void A_processor_without_large_pages_gets_small_ones()
    {
        Map(capability: 0, Ram, LargePage, ReadWrite);
        Assert.That(Entry(level: 1), Is.EqualTo(Ram | (6 << 3) | 7));
    }

    [Test]
    public void The_pointer_says_write_back_and_four_levels()
    {
        Assert.That(EptTables.Pointer(0x5000), Is.EqualTo(0x501E));
    }

    [TestCase(EptCapability.LargePages)]
    [TestCase(0UL)]
    public void An_address_is_translated_as_the_processor_does(ulong capability)
    {
        NestedPageFormat format = Map(capability, Ram, LargePage, ReadWrite);
        bool found = NestedPageTables.TryTranslate(memory.Platform, format, root, 0x1F_FFE8, out ulong physical);
        Assert.That(found, Is.True);
        Assert.That(physical, Is.EqualTo(Ram + 0x1F_FFE8));
    }

    [TestCase(LargePage)]
    [TestCase(0xFFFF_FFFF_F000UL)]
    [TestCase(1UL << 48)]
    [TestCase(ulong.MaxValue)]
    public void An_address_behind_the_memory_has_no_translation(ulong address)
    {
        NestedPageFormat format = Map(EptCapability.LargePages, Ram, LargePage, ReadWrite);
        Assert.That(
            NestedPageTables.TryTranslate(memory.Platform, format, root, address, out ulong physical), Is.False);
        Assert.That(physical, Is.Zero);
    }

    private NestedPageFormat Map(ulong capability, ulong physicalAddress, ulong size, MappingRights rights)
    {
        NestedPageFormat format = EptTables.Format(capability);
        bool isMapped = NestedPageTables.Map(
            memory.Platform, format, root, guestPhysicalAddress: 0, physicalAddress, size, rights);
        Assert.That(isMapped, Is.True);
        return format;
    }

    /// <summary>The entry of guest-physical address 0 at a level, 4 being the top one.</summary>
    private ulong Entry(int level)
    {
        ulong entry = memory.Read(root);
        for (int at = 4; at > level; at--)
        {
            entry = memory.Read(entry & ~0xFFFUL);
        }

        return entry;
    }
}
