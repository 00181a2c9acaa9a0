// The bootable file, as boot loaders read it.
using System.Buffers.Binary;
using System.Text;
using CamkesNet.Build.Images;
using CamkesNet.Build.Linking;
using CamkesNet.Tests.Linking;

namespace CamkesNet.Tests.Images;

public sealed class BootElfWriterTests
{
    private const ulong UpperHalf = 0xFFFF_FFFF_8000_0000;
    private const uint Physical = 0x10_0000;
    private const uint MultibootMagic = 0xE85250D6;
    private const int FileHeaderSize = 64;
    private const int ProgramHeaderSize = 56;

    private static readonly LinkedImage kernel = Objects.Link(UpperHalf + Physical, UpperHalf, Objects.Stubs(stubs =>
    {
        stubs.Function("first", a => a.ret());
        stubs.Function(Objects.Entry, a =>
        {
            stubs.Call(a, "first");
            stubs.LoadAddress(a, Iced.Intel.AssemblerRegisters.rax, "memory");
        });
        stubs.Zeros("memory", 0x5000, 4096);
    }));

    private static readonly LinkedSegment payload = new()
    {
        Name = "payload",
        VirtualAddress = UpperHalf + 0x20_0000,
        PhysicalAddress = 0x20_0000,
        Bytes = [1, 2, 3],
        MemorySize = 3,
        Flags = SegmentFlags.Read,
    };

    private readonly byte[] file = BootElfWriter.Write(kernel, payload);

    [Test]
    public void The_Multiboot2_header_is_in_the_first_32_KiB_and_adds_up_to_zero()
    {
        int at = FindMultiboot();
        uint sum = unchecked(U32(at) + U32(at + 4) + U32(at + 8) + U32(at + 12));

        Assert.That(at, Is.InRange(0, 32768 - (int)U32(at + 8)));
        Assert.That(sum, Is.Zero);
    }

    [Test]
    public void Its_entry_tag_and_the_PVH_note_name_the_physical_entry_point()
    {
        uint entry = (uint)(kernel.EntryAddress - UpperHalf);
        int multiboot = FindMultiboot();
        int note = (int)U64(ProgramHeader(0) + 8);
        Assert.Multiple(() =>
        {
            Assert.That(U16(multiboot + 16), Is.EqualTo(3), "entry address tag");
            Assert.That(U32(multiboot + 24), Is.EqualTo(entry));
            Assert.That(U16(multiboot + 32), Is.Zero, "end tag");
            Assert.That(U32(ProgramHeader(0)), Is.EqualTo(4), "PT_NOTE");
            Assert.That(Encoding.ASCII.GetString(file, note + 12, 4), Is.EqualTo("Xen\0"));
            Assert.That(U32(note + 8), Is.EqualTo(18), "XEN_ELFNOTE_PHYS32_ENTRY");
            Assert.That(U32(note + 16), Is.EqualTo(entry));
        });
    }

    [Test]
    public void Segments_are_loaded_at_their_physical_addresses_with_their_rights()
    {
        (uint, uint, ulong, ulong, ulong)[] segments = Enumerable.Range(1, 3)
            .Select(ProgramHeader)
            .Select(at => (U32(at), U32(at + 4), U64(at + 24), U64(at + 32), U64(at + 40)))
            .ToArray();
        uint data = (uint)(kernel.Segments[1].VirtualAddress - UpperHalf);

        Assert.That(segments, Is.EqualTo(new[]
        {
            (1u, 5u, (ulong)Physical, (ulong)kernel.Segments[0].Bytes.Length, kernel.Segments[0].MemorySize),
            (1u, 6u, (ulong)data, 0ul, 0x5000ul),
            (1u, 4u, 0x20_0000ul, 3ul, 3ul),
        }));
    }

    [Test]
    public void File_offsets_and_addresses_agree_modulo_the_page_size()
    {
        foreach (int at in Enumerable.Range(1, 3).Select(ProgramHeader))
        {
            Assert.That(U64(at + 8) % 4096, Is.EqualTo(U64(at + 16) % 4096));
        }
    }

    [Test]
    public void The_entry_address_is_inside_a_segment_as_GRUB_demands()
    {
        ulong entry = U64(24);
        int code = ProgramHeader(1);

        Assert.That(entry, Is.InRange(U64(code + 16), U64(code + 16) + U64(code + 40) - 1));
    }

    private int FindMultiboot()
    {
        for (int at = 0; at < file.Length - 4; at += 8)
        {
            if (U32(at) == MultibootMagic)
            {
                return at;
            }
        }

        throw new AssertionException("There is no Multiboot2 header.");
    }

    private static int ProgramHeader(int index) => FileHeaderSize + (index * ProgramHeaderSize);

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
}
