// Page tables in a buffer.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Tests.Memory;

namespace CamkesNet.Tests.Boot.Memory;

[TestFixture]
public unsafe class PageTableBuilderTests
{
    private const ulong ReadWrite = PageTableEntry.User | PageTableEntry.Writable | PageTableEntry.NoExecute;
    private PhysicalBuffer memory = null!;
    private FrameAllocator frames;

    [SetUp]
    public void CreateMemory()
    {
        memory = new PhysicalBuffer(0x4_0000);
        frames = default;
        frames.Free.Add(0x1000, 0x3_F000);
    }

    [TearDown]
    public void FreeMemory() => memory.Dispose();

    [Test]
    public void A_mapped_page_is_found_with_its_rights_and_its_neighbours_are_not()
    {
        ulong top = Create();

        Assert.That(Map(top, 0x40_0000, 0x7000, 0x2000, ReadWrite), Is.True);

        Assert.That(
            *PageTables.Find(top, 0x40_1FFF, out ulong size),
            Is.EqualTo(0x8000 | ReadWrite | PageTableEntry.Present));
        Assert.That(size, Is.EqualTo(UserAddressSpace.PageSize));
        Assert.That((long)PageTables.Find(top, 0x40_2000, out _), Is.Zero);
        Assert.That((long)PageTables.Find(top, 0x3F_FFFF, out _), Is.Zero);
    }

    [Test]
    public void Memory_is_never_writable_and_executable()
    {
        ulong top = Create();

        Assert.That(
            Map(top, 0x40_0000, 0x7000, 0x1000, PageTableEntry.User | PageTableEntry.Writable), Is.False);
        Assert.That((long)PageTables.Find(top, 0x40_0000, out _), Is.Zero);
    }

    [Test]
    public void Large_pages_are_used_where_both_addresses_allow()
    {
        ulong top = Create();

        Assert.That(Map(top, 0x1FF_F000, 0x3F_F000, 0x40_2000, ReadWrite), Is.True);

        PageTables.Find(top, 0x1FF_F000, out ulong before);
        ulong large = *PageTables.Find(top, 0x210_0000, out ulong middle);
        PageTables.Find(top, 0x240_0000, out ulong after);
        Assert.That((before, middle, after), Is.EqualTo((0x1000UL, 0x20_0000UL, 0x1000UL)));
        Assert.That(large & PageTableEntry.AddressMask, Is.EqualTo(0x40_0000));
    }

    [Test]
    public void What_is_mapped_is_not_mapped_again()
    {
        ulong top = Create();
        Map(top, 0x40_0000, 0x7000, 0x1000, ReadWrite);
        Map(top, 0x80_0000, 0x20_0000, 0x20_0000, ReadWrite);

        Assert.That(Map(top, 0x40_0000, 0x9000, 0x1000, ReadWrite), Is.False);
        Assert.That(Map(top, 0x90_0000, 0x9000, 0x1000, ReadWrite), Is.False, "inside a large page");
    }

    [Test]
    public void Running_out_of_frames_is_told()
    {
        ulong top = Create();
        while (frames.Allocate(UserAddressSpace.PageSize) != FrameAllocator.None)
        {
        }

        Assert.That(Map(top, 0x40_0000, 0x7000, 0x1000, ReadWrite), Is.False);
    }

    [Test]
    public void User_memory_is_read_across_pages_and_only_where_the_user_may()
    {
        ulong top = Create();
        Map(top, 0x40_0000, 0x3_8000, 0x1000, ReadWrite);
        Map(top, 0x40_1000, 0x3_4000, 0x1000, ReadWrite);
        Map(top, 0x40_2000, 0x3_C000, 0x1000, PageTableEntry.NoExecute);
        memory.Bytes[0x3_8FFF] = 1;
        memory.Bytes[0x3_4000] = 2;
        byte* read = stackalloc byte[2];

        Assert.That(UserMemory.TryRead(top, 0x40_0FFF, read, 2), Is.True);
        Assert.That((read[0], read[1]), Is.EqualTo(((byte)1, (byte)2)));
        Assert.That(UserMemory.TryRead(top, 0x40_1FFF, read, 2), Is.False, "the next page is the kernel's");
        Assert.That(UserMemory.TryRead(top, ulong.MaxValue, read, 2), Is.False, "the range wraps");
        Assert.That(UserMemory.TryRead(top, KernelAddressSpace.DirectMap, read, 1), Is.False);
    }

    private ulong Create()
    {
        fixed (FrameAllocator* allocator = &frames)
        {
            return allocator->AllocateZeroed(UserAddressSpace.PageSize);
        }
    }

    private bool Map(ulong top, ulong virtualAddress, ulong physicalAddress, ulong size, ulong flags)
    {
        fixed (FrameAllocator* allocator = &frames)
        {
            return PageTableBuilder.Map(allocator, top, virtualAddress, physicalAddress, size, flags);
        }
    }
}
