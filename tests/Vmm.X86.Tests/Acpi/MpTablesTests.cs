// The MP tables as a kernel without ACPI reads them: Intel MultiProcessor Specification 1.4, chapter 4.
using System.Buffers.Binary;
using System.Text;

namespace CamkesNet.Tests.Acpi;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MpTablesTests : IDisposable
{
    private const int BiosStart = 0xF_0000;
    private const int BiosEnd = 0x10_0000;
    private const int HeaderSize = 44;

    private readonly MachineBench bench = new();

    [Test]
    public void The_floating_pointer_is_found_and_leads_to_a_table_whose_bytes_add_up_to_zero()
    {
        ReadOnlySpan<byte> pointer = FindPointer();
        Assert.That(Sum(pointer[..16]), Is.Zero);
        Assert.That(pointer[8], Is.EqualTo(1), "paragraphs");
        Assert.That(pointer[9], Is.EqualTo(4), "version 1.4");
        ReadOnlySpan<byte> table = Table();
        Assert.That(Encoding.ASCII.GetString(table[..4]), Is.EqualTo("PCMP"));
        Assert.That(Sum(table), Is.Zero);
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(table[36..]), Is.EqualTo(0xFEE0_0000));
    }

    [Test]
    public void There_is_a_processor_that_boots_a_bus_and_an_IO_APIC()
    {
        List<byte[]> entries = Entries();
        Assert.That(entries.Single(entry => entry[0] == 0)[3], Is.EqualTo(3), "enabled, boots");
        Assert.That(Encoding.ASCII.GetString(entries.Single(entry => entry[0] == 1), 2, 6), Is.EqualTo("ISA   "));
        byte[] ioApic = entries.Single(entry => entry[0] == 2);
        Assert.That(ioApic[3], Is.EqualTo(1), "enabled");
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(ioApic.AsSpan(4)), Is.EqualTo(0xFEC0_0000));
    }

    [TestCase(0, 2, 0, TestName = "The timer comes by pin 2")]
    [TestCase(1, 1, 0, TestName = "The keyboard comes as ISA has it")]
    [TestCase(4, 4, 0, TestName = "COM1 comes as ISA has it")]
    [TestCase(9, 9, 0xD, TestName = "The SCI is level-triggered and active high")]
    public void An_interrupt_is_wired(int line, int pin, int flags)
    {
        byte[] entry = Entries().Single(entry => entry[0] == 3 && entry[5] == line);
        Assert.That((entry[1], entry[2], entry[7]), Is.EqualTo((0, flags, pin)));
    }

    [Test]
    public void The_local_pins_take_the_8259s_and_NMI()
    {
        List<byte[]> local = [.. Entries().Where(entry => entry[0] == 4)];
        Assert.That(local.Select(entry => (entry[1], entry[7])), Is.EqualTo(new[] { (3, 0), (1, 1) }));
        Assert.That(Entries().Any(entry => entry[0] == 3 && entry[5] == 2), Is.False, "the cascade");
    }

    public void Dispose() => bench.Dispose();

    private ReadOnlySpan<byte> FindPointer()
    {
        for (int at = BiosStart; at < BiosEnd; at += 16)
        {
            if (bench.Ram.Bytes.Slice(at, 4).SequenceEqual("_MP_"u8))
            {
                return bench.Ram.Bytes.Slice(at, 16);
            }
        }

        throw new InvalidOperationException("There is no MP floating pointer.");
    }

    private ReadOnlySpan<byte> Table()
    {
        int start = BinaryPrimitives.ReadInt32LittleEndian(FindPointer()[4..]);
        return bench.Ram.Bytes.Slice(start, BinaryPrimitives.ReadUInt16LittleEndian(bench.Ram.Bytes[(start + 4)..]));
    }

    private List<byte[]> Entries()
    {
        ReadOnlySpan<byte> table = Table();
        List<byte[]> entries = [];
        for (int at = HeaderSize; at < table.Length;)
        {
            int size = table[at] == 0 ? 20 : 8;
            entries.Add(table.Slice(at, size).ToArray());
            at += size;
        }

        Assert.That(entries, Has.Count.EqualTo(BinaryPrimitives.ReadUInt16LittleEndian(table[34..])));
        return entries;
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }
}
