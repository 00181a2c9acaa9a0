// A 32-bit ELF file with a Multiboot header. Offsets: System V ABI, chapters 4 and 5; Multiboot Specification 0.6.96.
using System.Buffers.Binary;

namespace CamkesNet.Tests;

internal sealed class SyntheticMultibootKernel
{
    public const int HeaderOffset = 0x80;
    public const int FirstSegment = 52;
    public const int SecondSegment = FirstSegment + 32;
    public const int TextOffset = 0x100;
    public const int TextSize = 0x1234;
    public const uint TextAddress = 0x40_0000;
    public const uint DataAddress = 0x50_0000;
    public const int DataSize = 0x100;
    public const uint DataMemorySize = 0x3000;
    public const uint Entry = TextAddress + 0x10;

    public SyntheticMultibootKernel()
    {
        Contents = new byte[TextOffset + TextSize + DataSize];
        for (int i = TextOffset; i < Contents.Length; i++)
        {
            Contents[i] = (byte)(i * 7);
        }

        Put32(0, 0x464C_457F);
        Contents[4] = 1; // 32-bit
        Contents[5] = 1; // little-endian
        Put16(16, 2); // executable
        Put16(18, 3); // 80386
        Put32(24, Entry);
        Put32(28, FirstSegment);
        Put16(42, 32);
        Put16(44, 2);
        PutSegment(FirstSegment, TextOffset, TextAddress, TextSize, TextSize);
        PutSegment(SecondSegment, TextOffset + TextSize, DataAddress, DataSize, DataMemorySize);
        PutMultiboot(0);
    }

    public byte[] Contents { get; }

    public ReadOnlySpan<byte> Text => Contents.AsSpan(TextOffset, TextSize);

    public ReadOnlySpan<byte> Data => Contents.AsSpan(TextOffset + TextSize);

    public void Put16(int offset, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(Contents.AsSpan(offset), value);

    public void Put32(int offset, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(Contents.AsSpan(offset), value);

    public void PutMultiboot(uint flags, int at = HeaderOffset)
    {
        Put32(at, 0x1BAD_B002);
        Put32(at + 4, flags);
        Put32(at + 8, unchecked(0u - 0x1BAD_B002 - flags));
    }

    public void PutSegment(int at, uint offset, uint address, uint fileSize, uint memorySize)
    {
        Put32(at, 1);
        Put32(at + 4, offset);
        Put32(at + 8, address);
        Put32(at + 12, address);
        Put32(at + 16, fileSize);
        Put32(at + 20, memorySize);
    }

    /// <summary>The address fields: header, load, load end, bss end, entry.</summary>
    public void PutAddresses(params ReadOnlySpan<uint> addresses)
    {
        PutMultiboot(1 << 16, TextOffset);
        Put32(HeaderOffset, 0);
        for (int i = 0; i < addresses.Length; i++)
        {
            Put32(TextOffset + 12 + (i * 4), addresses[i]);
        }
    }
}
