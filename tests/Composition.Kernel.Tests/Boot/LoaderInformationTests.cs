// Boot loaders' information, in a buffer that simulates physical memory.
using System.Text;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Memory;
using CamkesNet.Tests.Memory;

namespace CamkesNet.Tests.Boot;

[TestFixture]
public unsafe class LoaderInformationTests
{
    private const ulong Information = 0x1000;
    private const ulong Map = 0x2000;
    private const ulong Text = 0x3000;
    private PhysicalBuffer memory = null!;

    [SetUp]
    public void CreateMemory() => memory = new PhysicalBuffer(0x10000);

    [TearDown]
    public void FreeMemory() => memory.Dispose();

    [Test]
    public void Pvh_memory_command_line_and_root_pointer_are_read()
    {
        WritePvh(entries: 2);
        memory.Write(Map, new PvhMemoryMapEntry { Address = 0x10_0000, Size = 0x100_0000, Kind = 1 });
        memory.Write(Map + 24, new PvhMemoryMapEntry { Address = 0xF000_0000, Size = 0x1000, Kind = 2 });

        BootInformation result = default;
        Assert.That(PvhReader.Read(Information, &result), Is.True);

        Assert.That(result.Memory.Total, Is.EqualTo(0x100_0000), "reserved memory does not count");
        Assert.That(result.RootPointer, Is.EqualTo(0xE0000));
        Assert.That(result.HasOption("camkes.log=quiet"u8), Is.True);
        Assert.That(result.HasOption("camkes.log"u8), Is.False, "an option is a whole word");
    }

    [Test]
    public void Pvh_information_that_is_not_one_is_refused()
    {
        BootInformation result = default;
        Assert.That(PvhReader.Read(Information, &result), Is.False, "no magic number");
        Assert.That(PvhReader.Read(ulong.MaxValue - 4, &result), Is.False, "address wraps");

        WritePvh(entries: uint.MaxValue);
        Assert.That(PvhReader.Read(Information, &result), Is.False, "too many entries");
    }

    [Test]
    public void Multiboot2_tags_are_read()
    {
        WriteMultiboot2();

        BootInformation result = default;
        Assert.That(Multiboot2Reader.Read(Information, &result), Is.True);

        Assert.That(result.Memory.Total, Is.EqualTo(0x200_0000));
        Assert.That(result.HasOption("quiet"u8), Is.True);
        Assert.That(result.RootPointer, Is.EqualTo(Information + 0x40 + 8));
    }

    [Test]
    public void Multiboot2_tags_with_lengths_that_lie_are_refused_or_ignored()
    {
        WriteMultiboot2();
        for (uint size = 0; size < 0x80; size++)
        {
            foreach (uint field in new uint[] { 0, 0xC, 0x1C, 0x20 })
            {
                WriteMultiboot2();
                memory.Write(Information + field, size);
                Assert.DoesNotThrow(() => ReadMultiboot2());
            }
        }

        memory.Write(Information, uint.MaxValue);
        Assert.That(ReadMultiboot2(), Is.False);
    }

    private static bool ReadMultiboot2()
    {
        BootInformation result = default;
        return Multiboot2Reader.Read(Information, &result);
    }

    private void WritePvh(uint entries)
    {
        Encoding.ASCII.GetBytes("console=1 camkes.log=quiet\0").CopyTo(memory.Bytes[(int)Text..]);
        memory.Write(Information, new PvhStartInfo
        {
            Magic = PvhStartInfo.ExpectedMagic,
            Version = 1,
            CommandLine = Text,
            RootPointer = 0xE0000,
            MemoryMap = Map,
            MemoryMapEntries = entries,
        });
    }

    /// <summary>Head, command line at 8, memory map at 0x18 with one entry, ACPI at 0x40, end.</summary>
    private void WriteMultiboot2()
    {
        memory.Write(Information, (Total: 0x68U, Reserved: 0U));
        memory.Write(Information + 8, (Type: 1U, Size: 14U));
        Encoding.ASCII.GetBytes("quiet\0").CopyTo(memory.Bytes[(int)(Information + 16)..]);
        memory.Write(Information + 0x18, (Type: 6U, Size: 40U, EntrySize: 24U, Version: 0U));
        memory.Write(Information + 0x28, (Base: 0x10_0000UL, Size: 0x200_0000UL, Type: 1U, Reserved: 0U));
        memory.Write(Information + 0x40, (Type: 14U, Size: 28U));
        memory.Write(Information + 0x60, (Type: 0U, Size: 8U));
    }
}
