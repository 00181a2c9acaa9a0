// The ACPI tables as an operating system finds and reads them.
using System.Buffers.Binary;
using CamkesNet.Tests.Devices;
using CamkesNet.Vmm.Acpi;

namespace CamkesNet.Tests.Acpi;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AcpiTablesTests : IDisposable
{
    private readonly NativeRam memory = new(0x10_0000);
    private readonly AcpiReader reader;

    public AcpiTablesTests()
    {
        AcpiTables tables = new(new TestPc().Platform.Acpi);
        tables.Install(memory.Ram);
        reader = new AcpiReader(memory.Ram);
    }

    [Test]
    public void Every_table_is_reached_and_its_bytes_add_up_to_zero() =>
        Assert.That(reader.Tables.Keys, Is.EquivalentTo(new[] { "FACP", "APIC", "DSDT" }));

    [Test]
    public void The_FADT_has_the_ports_the_SCI_and_the_reset_register()
    {
        byte[] fadt = reader.Tables["FACP"];
        Assert.That(fadt, Has.Length.EqualTo(276));
        Assert.That(Word(fadt, 46), Is.EqualTo(9), "SCI_INT");
        Assert.That(Double(fadt, 48), Is.Zero, "SMI_CMD: always in ACPI mode");
        Assert.That((Double(fadt, 56), Double(fadt, 64), Double(fadt, 76)), Is.EqualTo((0x600u, 0x604u, 0x608u)));
        Assert.That((fadt[88], fadt[89], fadt[91]), Is.EqualTo(((byte)4, (byte)2, (byte)4)));
        Assert.That(Double(fadt, 112) & (1 << 10), Is.Not.Zero, "RESET_REG_SUP");
        Assert.That(Double(fadt, 112) & (1 << 20), Is.Zero, "not hardware-reduced");
        Assert.That(Double(fadt, 112) & (1 << 8), Is.Not.Zero, "TMR_VAL_EXT");
        Assert.That(fadt[116], Is.EqualTo(1), "reset register in I/O space");
        Assert.That((Double(fadt, 120), fadt[128]), Is.EqualTo((0xCF9u, (byte)6)));
        Assert.That(Double(fadt, 148 + 4), Is.EqualTo(0x600u), "X_PM1a_EVT_BLK");
        Assert.That(Double(fadt, 208 + 4), Is.EqualTo(0x608u), "X_PM_TMR_BLK");
    }

    [Test]
    public void The_FACS_is_aligned_and_of_64_bytes()
    {
        uint address = Double(reader.Tables["FACP"], 36);
        byte[] facs = reader.Read(address, 64);
        Assert.That(address % 64, Is.Zero);
        Assert.That(facs.AsSpan(0, 4).SequenceEqual("FACS"u8), Is.True);
        Assert.That(Double(facs, 4), Is.EqualTo(64u));
    }

    [Test]
    public void The_MADT_lists_the_interrupt_controllers_and_how_ISA_lines_are_wired()
    {
        byte[] madt = reader.Tables["APIC"];
        Assert.That((Double(madt, 36), Double(madt, 40)), Is.EqualTo((0xFEE0_0000u, 1u)));
        List<string> entries = [];
        for (int at = 44; at < madt.Length; at += madt[at + 1])
        {
            entries.Add(Convert.ToHexString(madt, at, madt[at + 1]));
        }

        Assert.That(entries, Is.EqualTo(new[]
        {
            "0008000001000000", // local APIC 0, enabled
            "010C01000000C0FE00000000", // I/O APIC 1 at 0xFEC00000, interrupts from 0 on
            "020A0000020000000000", // ISA 0 to pin 2
            "020A0009090000000D00", // ISA 9: active high, level
            "0406FF000001", // NMI at LINT1
        }));
    }

    [Test]
    public void The_DSDT_says_how_to_switch_off_and_which_devices_there_are()
    {
        List<string> lines = AmlReader.Read(reader.Tables["DSDT"].AsSpan(36));
        Assert.That(lines, Is.EqualTo(new[]
        {
            "Name \\_S5_ {5,5,0,0}",
            "Scope \\_SB_",
            "  Device PCI0",
            "    Name _HID PNP0A03",
            "    Name _UID 0",

            // Buses 0–255, ports 0xCF8–0xCFF, memory 0xC0000000–0xFEBFFFFF.
            "    Name _CRS 880D00020C0000000000FF00000000014701F80CF80C0108"
                + "871700000C0100000000000000C0FFFFBFFE000000000000C03E7900",
            "    Device COM1",
            "      Name _HID PNP0501",
            "      Name _UID 1",
            "      Name _CRS 4701F803F80301082210007900",
            "    Device RTC_",
            "      Name _HID PNP0B00",
            "      Name _UID 0",
            "      Name _CRS 4701700070000102220001" + "7900",
        }));
    }

    [TestCase(10)]
    [TestCase(61)]
    [TestCase(62)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(4090)]
    [TestCase(4093)]
    [TestCase(4096)]
    [TestCase(5000)]
    public void AML_blocks_of_every_length_form_are_read_back(int size)
    {
        AmlWriter writer = new(8192);
        writer.BeginRootScope("_SB");
        writer.Name("BUF");
        writer.Buffer(new byte[size]);
        writer.Name("INT");
        writer.Integer((uint)size);
        writer.End();

        List<string> lines = AmlReader.Read(writer.Written);
        Assert.That(lines[1], Has.Length.EqualTo("  Name BUF_ ".Length + (2 * size)));
        Assert.That(lines[2], Is.EqualTo($"  Name INT_ {size}"));
    }

    public void Dispose() => memory.Dispose();

    private static ushort Word(byte[] table, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(offset));

    private static uint Double(byte[] table, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(offset));
}
