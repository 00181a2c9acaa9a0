// Builds the area of guest memory that holds the ACPI tables.
using System.Runtime.CompilerServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>A growing block of bytes at a known guest-physical address, to which tables are appended.</summary>
internal sealed class AcpiTableWriter(ulong baseAddress, int capacity)
{
    private const int LengthOffset = 4;
    private readonly byte[] bytes = new byte[capacity];
    private int tableStart;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The guest-physical address of the next byte.</summary>
    public ulong Address => baseAddress + (ulong)Length;

    /// <summary>Fills up with zeros to a multiple of <paramref name="alignment"/>, a power of two.</summary>
    public void Align(int alignment) => Length = (Length + alignment - 1) & -alignment;

    /// <summary>Leaves room for a structure that is written later.</summary>
    public int Reserve(int size)
    {
        int place = Length;
        Length += size;
        return place;
    }

    /// <summary>Appends a structure.</summary>
    public void Append<T>(T value)
        where T : unmanaged
    {
        WriteAt(Length, value);
        Length += Unsafe.SizeOf<T>();
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Writes a structure at a place that was reserved.</summary>
    public void WriteAt<T>(int offset, T value)
        where T : unmanaged
    {
        // The slice checks that the structure lies within the array.
        Unsafe.WriteUnaligned(ref bytes.AsSpan(offset, Unsafe.SizeOf<T>())[0], value);
    }

    /// <summary>Begins a table with the common header; <see cref="EndTable"/> completes it.</summary>
    /// <returns>Its guest-physical address.</returns>
    public ulong BeginTable(uint signature, byte revision)
    {
        Align(sizeof(ulong));
        tableStart = Length;
        ulong address = Address;
        Append(Header(signature, revision));
        return address;
    }

    /// <summary>The common header; length and checksum are filled in at the table's end.</summary>
    public static AcpiTableHeader Header(uint signature, byte revision) => new()
    {
        Signature = signature,
        Revision = revision,
        OemIdLow = AcpiSignature.OemIdLow,
        OemIdHigh = AcpiSignature.OemIdHigh,
        OemTableId = AcpiSignature.OemTableId,
        OemRevision = 1,
        CreatorId = AcpiSignature.CreatorId,
        CreatorRevision = 1,
    };

    /// <summary>Sets length and checksum of the table that was begun last.</summary>
    public void EndTable()
    {
        WriteAt(tableStart + LengthOffset, (uint)(Length - tableStart));
        SetChecksum(tableStart, Length - tableStart, tableStart + AcpiTableHeader.ChecksumOffset);
    }

    /// <summary>Sets one byte so that a range adds up to zero.</summary>
    public void SetChecksum(int start, int length, int checksumAt)
    {
        bytes[checksumAt] = 0;
        byte sum = 0;
        foreach (byte value in bytes.AsSpan(start, length))
        {
            sum += value;
        }

        bytes[checksumAt] = (byte)-sum;
    }
}
