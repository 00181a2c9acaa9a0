// ACPI tables in a buffer that simulates physical memory.
using System.Text;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Platform;
using CamkesNet.Tests.Memory;

namespace CamkesNet.Tests.Boot;

[TestFixture]
public unsafe class AcpiTests
{
    private const ulong RootPointer = 0xF_0000;
    private const ulong RootTable = 0x2000;
    private const ulong Table = 0x3000;
    private PhysicalBuffer memory = null!;

    [SetUp]
    public void CreateMemory()
    {
        memory = new PhysicalBuffer(0x11_0000);
        WriteTable(RootTable, "RSDT", 40);
        memory.Write(RootTable + 36, (uint)Table);
        Seal(RootTable, 40, checksumAt: 9);
        WriteTable(Table, "APIC", 64);
        Seal(Table, 64, checksumAt: 9);
        Encoding.ASCII.GetBytes("RSD PTR ").CopyTo(memory.Bytes[(int)RootPointer..]);
        memory.Write(RootPointer + 16, (uint)RootTable);
        Seal(RootPointer, 20, checksumAt: 8);
    }

    [TearDown]
    public void FreeMemory() => memory.Dispose();

    [Test]
    public void A_table_is_found_by_its_signature()
    {
        Assert.That(AcpiTables.FindRootPointer(), Is.EqualTo(RootPointer));
        Assert.That(AcpiTables.Find(RootPointer, "APIC"u8, out uint length) != null, Is.True);
        Assert.That(length, Is.EqualTo(64));
        Assert.That(AcpiTables.Find(RootPointer, "FACP"u8, out _) == null, Is.True);
    }

    [Test]
    public void A_table_with_a_wrong_checksum_is_not_used()
    {
        memory.Bytes[(int)Table + 50] ^= 1;

        Assert.That(AcpiTables.Find(RootPointer, "APIC"u8, out _) == null, Is.True);
    }

    [TestCase(0U)]
    [TestCase(35U)]
    [TestCase(0x7FFF_FFFFU)]
    [TestCase(uint.MaxValue)]
    public void A_table_with_an_impossible_length_is_not_read(uint length)
    {
        memory.Write(Table + 4, length);

        Assert.That(AcpiTables.Find(RootPointer, "APIC"u8, out _) == null, Is.True);
    }

    [Test]
    public void A_table_beyond_what_boot_code_can_read_is_not_read()
    {
        memory.Write(RootTable + 36, uint.MaxValue - 8);
        Seal(RootTable, 40, checksumAt: 9);

        Assert.That(AcpiTables.Find(RootPointer, "APIC"u8, out _) == null, Is.True);
    }

    [Test]
    public void Sleep_types_are_found_in_the_aml()
    {
        PowerOffRegisters registers = default;
        FadtParser.FindSleepTypes(
            [0x10, 0x08, (byte)'_', (byte)'S', (byte)'5', (byte)'_', 0x12, 0x06, 0x04, 0x0A, 0x05, 0x00, 0x00],
            ref registers);

        Assert.That((registers.SleepType1A, registers.SleepType1B), Is.EqualTo(((ushort)5, (ushort)0)));
    }

    [Test]
    public void Aml_that_ends_too_early_is_survived()
    {
        byte[] aml = [0x08, (byte)'_', (byte)'S', (byte)'5', (byte)'_', 0x12, 0xC6, 0x04];
        for (int length = 0; length <= aml.Length; length++)
        {
            PowerOffRegisters registers = default;
            FadtParser.FindSleepTypes(aml.AsSpan(0, length), ref registers);
            Assert.That(registers.SleepType1A, Is.Zero);
        }
    }

    private void WriteTable(ulong address, string signature, uint length)
    {
        Encoding.ASCII.GetBytes(signature).CopyTo(memory.Bytes[(int)address..]);
        memory.Write(address + 4, length);
    }

    private void Seal(ulong address, int length, int checksumAt)
    {
        Span<byte> bytes = memory.Bytes.Slice((int)address, length);
        bytes[checksumAt] = 0;
        byte sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        bytes[checksumAt] = (byte)-sum;
    }
}
