// ACPI tables with random damage under right checksums: the readers stay in memory that can be read, and end.
using System.Buffers.Binary;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz;

[NonParallelizable]
public sealed unsafe class FirmwareFuzz
{
    // The FADT's DSDT pointer is at 40, its power management timer at 76.
    private const int RootPointer = 0xE_0040;
    private const int RootTable = 0x2000;
    private const int ExtendedTable = 0x2400;
    private const int Madt = 0x3000;
    private const int Fadt = 0x4000;
    private const int Dsdt = 0x5000;
    private const int TableLength = 132;
    private const int ChecksumAt = 9;
    private const int PointerChecksumAt = 8;
    private const int PointerLength = 20;
    private const int MemorySize = 0x11_0000;

    private static readonly int[] tables = [RootTable, ExtendedTable, Madt, Fadt, Dsdt];

    [TestCase(100_000)]
    [TestCase(20_000_000, Category = "Long")]
    public void Acpi_tables(int times)
    {
        using SparseMemory memory = new(MemorySize);
        byte[] intact = Write();
        int found = 0;
        Fuzzer.Run(times, random =>
        {
            foreach (int table in (int[])[RootPointer, .. tables])
            {
                intact.AsSpan(table, TableLength).CopyTo(memory.Bytes[table..]);
            }

            for (int change = random.Next(1, 4); change > 0; change--)
            {
                Damage.Change(memory.Bytes.Slice(tables[random.Next(tables.Length)], TableLength), random);
            }

            if (random.Next(4) == 0)
            {
                Damage.Change(memory.Bytes.Slice(RootPointer, 36), random);
            }

            Seal(memory.Bytes, random);
            found += Read() ? 1 : 0;
        });
        TestContext.Out.WriteLine($"{found} with interrupt routing");
    }

    private static bool Read()
    {
        ulong pointer = AcpiTables.FindRootPointer();
        byte* madt = AcpiTables.Find(pointer, "APIC"u8, out uint length);
        InterruptRouting routing = default;
        bool isRouted = madt != null && MadtParser.Parse(madt, length, &routing);
        if (isRouted)
        {
            Assert.That(routing.IoApicCount, Is.InRange(1, InterruptRouting.MaximumIoApics));
        }

        byte* fadt = AcpiTables.Find(pointer, "FACP"u8, out uint fadtLength);
        FadtParser.Parse(fadt, fadtLength);
        FadtParser.ParsePowerTimer(fadt, fadtLength);
        return isRouted;
    }

    private static byte[] Write()
    {
        byte[] memory = new byte[0x10_0000];
        "RSD PTR "u8.CopyTo(memory.AsSpan(RootPointer));
        memory[RootPointer + 15] = 2;
        Put(memory, RootPointer + 16, RootTable);
        Put(memory, RootPointer + 24, ExtendedTable);
        WriteTable(memory, RootTable, "RSDT"u8, 36 + 8);
        Put(memory, RootTable + 36, Madt);
        Put(memory, RootTable + 40, Fadt);
        WriteTable(memory, ExtendedTable, "XSDT"u8, 36 + 16);
        Put(memory, ExtendedTable + 36, Madt);
        Put(memory, ExtendedTable + 44, Fadt);
        WriteTable(memory, Madt, "APIC"u8, 44 + 12 + 10);
        ((byte[])[1, 12, 0, 0, 0, 0, 0xC0, 0xFE, 0, 0, 0, 0, 2, 10, 0, 0, 2, 0, 0, 0, 0, 0]).CopyTo(memory, Madt + 44);
        WriteTable(memory, Fadt, "FACP"u8, 116);
        Put(memory, Fadt + 40, Dsdt);
        memory[Fadt + 91] = 4;
        WriteTable(memory, Dsdt, "DSDT"u8, 36 + 16);
        "\u0010\u0020\u0008_S5_\u0012\u0006\u0004\u000A\u0005\u0000\u0000"u8.CopyTo(memory.AsSpan(Dsdt + 36));
        return memory;
    }

    private static void WriteTable(byte[] memory, int at, ReadOnlySpan<byte> signature, int length)
    {
        signature.CopyTo(memory.AsSpan(at));
        Put(memory, at + 4, length);
    }

    private static void Put(byte[] memory, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(memory.AsSpan(at), value);

    // Mostly right, or nothing behind the check of the sum would be reached.
    private static void Seal(Span<byte> memory, Random random)
    {
        foreach (int table in tables)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(memory[(table + 4)..]);
            if (length <= (uint)(MemorySize - table) && length > ChecksumAt && random.Next(20) != 0)
            {
                Seal(memory.Slice(table, (int)length), ChecksumAt);
            }
        }

        Seal(memory.Slice(RootPointer, PointerLength), PointerChecksumAt);
    }

    private static void Seal(Span<byte> table, int checksumAt)
    {
        table[checksumAt] = 0;
        byte sum = 0;
        foreach (byte value in table)
        {
            sum += value;
        }

        table[checksumAt] = (byte)-sum;
    }
}
