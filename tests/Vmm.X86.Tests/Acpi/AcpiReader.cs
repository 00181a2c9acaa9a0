// Reads ACPI tables as an operating system does, knowing only the specification.
using System.Buffers.Binary;
using System.Text;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Tests.Acpi;

/// <summary>Finds tables from the RSDP on and checks every checksum on the way.</summary>
internal sealed class AcpiReader
{
    private readonly GuestRam ram;

    public AcpiReader(GuestRam ram)
    {
        this.ram = ram;
        byte[] rsdp = FindRsdp();
        Assert.That(Sum(rsdp.AsSpan(0, 20)), Is.Zero, "RSDP checksum");
        Assert.That(Sum(rsdp), Is.Zero, "RSDP extended checksum");
        Assert.That(rsdp[15], Is.GreaterThanOrEqualTo(2), "RSDP revision");
        byte[] xsdt = ReadTable(BinaryPrimitives.ReadUInt64LittleEndian(rsdp.AsSpan(24)), "XSDT");
        for (int i = 36; i < xsdt.Length; i += 8)
        {
            ulong address = BinaryPrimitives.ReadUInt64LittleEndian(xsdt.AsSpan(i));
            string signature = Encoding.ASCII.GetString(Read(address, 4));
            Tables[signature] = ReadTable(address, signature);
        }

        ulong dsdt = BinaryPrimitives.ReadUInt64LittleEndian(Tables["FACP"].AsSpan(140));
        Tables["DSDT"] = ReadTable(dsdt, "DSDT");
    }

    public Dictionary<string, byte[]> Tables { get; } = [];

    public byte[] Read(ulong address, int length)
    {
        byte[] bytes = new byte[length];
        Assert.That(ram.TryRead(address, bytes), Is.True);
        return bytes;
    }

    private byte[] FindRsdp()
    {
        // ACPI specification 6.4, 5.2.5.1: the BIOS area is searched on 16-byte boundaries.
        for (ulong address = 0xE_0000; address < 0x10_0000; address += 16)
        {
            if (Read(address, 8).AsSpan().SequenceEqual("RSD PTR "u8))
            {
                return Read(address, 36);
            }
        }

        throw new AssertionException("There is no RSDP in the BIOS area.");
    }

    private byte[] ReadTable(ulong address, string signature)
    {
        byte[] header = Read(address, 36);
        Assert.That(Encoding.ASCII.GetString(header, 0, 4), Is.EqualTo(signature));
        byte[] table = Read(address, (int)BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)));
        Assert.That(Sum(table), Is.Zero, $"{signature} checksum");
        return table;
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
