// Multiboot kernels whose headers lie: each field is checked, and the reason says which.
using CamkesNet.Vmm.Loading.Kernels;
using static CamkesNet.Tests.SyntheticMultibootKernel;

namespace CamkesNet.Tests.Loading;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MultibootKernelTests
{
    private readonly SyntheticMultibootKernel kernel = new();
    private readonly MultibootKernel reader = new();

    [Test]
    public void A_sound_file_has_its_segments_entry_and_end()
    {
        Assert.That(Read(), Is.EqualTo(KernelReading.Bootable));
        Assert.That(reader.Segments.ToArray(), Is.EqualTo(new MultibootSegment[]
        {
            new(TextOffset, TextSize, TextAddress, TextSize),
            new(TextOffset + TextSize, DataSize, DataAddress, DataMemorySize),
        }));
        Assert.That(reader.Entry, Is.EqualTo(Entry));
        Assert.That(reader.End, Is.EqualTo(DataAddress + DataMemorySize));
    }

    [TestCase(0x1000)]
    [TestCase(8192 - 12)]
    public void The_header_may_lie_anywhere_in_the_first_8_KiB(int place)
    {
        byte[] file = new byte[0x4000];
        kernel.Contents.CopyTo(file, 0);
        file.AsSpan(HeaderOffset, 12).CopyTo(file.AsSpan(place));
        file.AsSpan(HeaderOffset, 12).Clear();
        Assert.That(Read(file), Is.EqualTo(KernelReading.Bootable));
    }

    [TestCase(8192)]
    [TestCase(0x1002)]
    public void Beyond_and_between_it_is_not_seen(int place)
    {
        byte[] file = new byte[0x4000];
        kernel.Contents.CopyTo(file, 0);
        file.AsSpan(HeaderOffset, 12).CopyTo(file.AsSpan(place));
        file.AsSpan(HeaderOffset, 12).Clear();
        Assert.That(Read(file), Is.EqualTo(KernelReading.OtherKind));
    }

    [Test]
    public void A_wrong_checksum_is_no_header()
    {
        kernel.Put32(HeaderOffset + 8, 1);
        Assert.That(Read(), Is.EqualTo(KernelReading.OtherKind));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(11)]
    public void A_file_shorter_than_a_header_is_no_kernel(int length) =>
        Assert.That(Read(new byte[length]), Is.EqualTo(KernelReading.OtherKind));

    [TestCase(1u << 2, "video mode")]
    [TestCase(1u << 3, "does not define")]
    [TestCase(1u << 15, "does not define")]
    public void A_flag_that_cannot_be_honoured_is_refused(uint flags, string reason)
    {
        kernel.PutMultiboot(flags);
        Refuse(reason);
    }

    [TestCase(1u | 2)]
    [TestCase(1u << 17)]
    public void Other_flags_are_not(uint flags)
    {
        kernel.PutMultiboot(flags);
        Assert.That(Read(), Is.EqualTo(KernelReading.Bootable));
    }

    [Test]
    public void A_file_that_is_no_ELF_file_needs_address_fields()
    {
        kernel.Put32(0, 0);
        Refuse("it is not an ELF file, and its header has no address fields");
    }

    [Test]
    public void A_64_bit_ELF_file_is_told_what_to_do()
    {
        kernel.Contents[4] = 2;
        Refuse("64-bit ELF file");
    }

    [TestCase(4, TestName = "no class")]
    [TestCase(5, TestName = "no encoding")]
    [TestCase(16, TestName = "not executable")]
    [TestCase(18, TestName = "not for the 80386")]
    public void Another_kind_of_ELF_file_is_refused(int offset)
    {
        kernel.Contents[offset] = 0;
        Refuse("not an executable ELF file for the Intel 80386");
    }

    [TestCase(42, (ushort)31)]
    [TestCase(44, (ushort)0)]
    [TestCase(44, (ushort)65)]
    [TestCase(44, ushort.MaxValue)]
    public void Program_headers_have_their_size_and_a_limit(int offset, ushort value)
    {
        kernel.Put16(offset, value);
        Refuse("program headers");
    }

    [TestCase(uint.MaxValue)]
    [TestCase(0x1400u)]
    [TestCase(0xFFFF_FFC0u)]
    public void A_table_behind_the_end_is_cut_off(uint offset)
    {
        kernel.Put32(28, offset);
        Refuse("program headers are beyond its end");
    }

    [TestCase(4, uint.MaxValue, "beyond its end")]
    [TestCase(4, 0x1335u, "beyond its end")]
    [TestCase(16, 0x3001u, "more bytes in the file than in memory")]
    [TestCase(16, 0x3000u, "beyond its end")]
    [TestCase(20, 0xFFu, "more bytes in the file than in memory")]
    [TestCase(12, 0xFFFF_F000u, "above 4 GiB")]
    [TestCase(20, uint.MaxValue, "above 4 GiB")]
    [TestCase(12, 0x9_F000u, "BIOS")]
    [TestCase(12, 0xF_F000u, "BIOS")]
    public void A_segment_is_checked(int field, uint value, string reason)
    {
        kernel.Put32(SecondSegment + field, value);
        Refuse(reason);
    }

    [Test]
    public void Segments_that_are_not_loaded_or_empty_are_not_looked_at()
    {
        kernel.Put32(SecondSegment, 4);
        kernel.Put32(SecondSegment + 4, uint.MaxValue);
        Assert.That(Read(), Is.EqualTo(KernelReading.Bootable));
        kernel.Put32(SecondSegment, 1);
        kernel.Put32(SecondSegment + 20, 0);
        Assert.That(Read(), Is.EqualTo(KernelReading.Bootable));
        Assert.That(reader.Segments.Length, Is.EqualTo(1));
    }

    [TestCase(0u)]
    [TestCase(TextAddress - 1)]
    [TestCase(TextAddress + TextSize)]
    [TestCase(uint.MaxValue)]
    public void An_entry_point_outside_all_segments_is_refused(uint entry)
    {
        kernel.Put32(24, entry);
        Refuse("entry point is in none of its segments");
    }

    [Test]
    public void A_file_without_segments_has_nothing_to_load()
    {
        kernel.Put32(FirstSegment, 0);
        kernel.Put32(SecondSegment, 0);
        Refuse("no segment to load");
    }

    // Header, load, load end, bss end, entry.
    [TestCase(0x40_0000u, 0x40_0001u, 0u, 0u, 0x40_0001u, "before the start of the file")]
    [TestCase(0x40_0101u, 0x40_0000u, 0u, 0u, 0x40_0000u, "before the start of the file")]
    [TestCase(0x40_0000u, 0x40_0000u, 0x3F_FFFFu, 0u, 0x40_0000u, "end before they begin")]
    [TestCase(0x40_0000u, 0x40_0000u, 0x40_0800u, 0x40_0400u, 0x40_0000u, "end before they begin")]
    [TestCase(0x40_0000u, 0x40_0000u, 0x40_2000u, 0u, 0x40_0000u, "truncated")]
    [TestCase(0x40_0000u, 0x40_0000u, uint.MaxValue, 0u, 0x40_0000u, "truncated")]
    [TestCase(0xFFFF_F000u, 0xFFFF_F000u, 0u, 0u, 0xFFFF_F000u, "above 4 GiB")]
    [TestCase(0x40_0000u, 0x40_0000u, 0x40_0800u, 0u, 0x40_0800u, "entry point")]
    [TestCase(0x40_0000u, 0x40_0000u, 0x40_0000u, 0x40_0000u, 0x40_0000u, "no segment to load")]
    public void Address_fields_are_checked(
        uint header, uint load, uint loadEnd, uint bssEnd, uint entry, string reason)
    {
        kernel.PutAddresses(header, load, loadEnd, bssEnd, entry);
        Refuse(reason);
    }

    [Test]
    public void Address_fields_that_are_cut_off_are_refused()
    {
        kernel.PutAddresses(0x40_0000, 0x40_0000, 0, 0, 0x40_0000);
        Assert.That(Read(kernel.Contents[..(TextOffset + 31)]), Is.EqualTo(KernelReading.Refused));
        Assert.That(reader.Reason, Does.Contain("header is truncated"));
    }

    [Test]
    public void Every_shorter_file_is_refused_or_no_kernel()
    {
        for (int length = 0; length < kernel.Contents.Length; length++)
        {
            Assert.That(Read(kernel.Contents[..length]), Is.Not.EqualTo(KernelReading.Bootable));
        }
    }

    private KernelReading Read(byte[]? contents = null)
    {
        MemoryFiles files = new();
        files.Add("kernel", contents ?? kernel.Contents);
        return reader.Read(files, 0);
    }

    private void Refuse(string reason)
    {
        Assert.That(Read(), Is.EqualTo(KernelReading.Refused));
        Assert.That(reader.Reason, Does.Contain(reason));
    }
}
