// A file that is a bzImage as far as a boot loader can see. Offsets: Linux, Documentation/arch/x86/boot.rst.
using System.Buffers.Binary;

namespace CamkesNet.Tests;

internal sealed class SyntheticKernel
{
    public const int CodeSize = 0x5000;
    private const int SetupSectors = 3;

    public SyntheticKernel()
    {
        Contents = new byte[((SetupSectors + 1) * 512) + CodeSize];
        Contents[0x1F1] = SetupSectors;
        Put16(0x1FE, 0xAA55);
        Contents[0x200] = 0xEB;
        Contents[0x201] = 0x6A;
        Put32(0x202, 0x53726448);
        Put16(0x206, 0x20F);
        Contents[0x211] = 1;
        Put32(0x22C, 0x7FFF_FFFF);
        Put32(0x230, 0x20_0000);
        Contents[0x234] = 1;
        Put16(0x236, 1);
        Put32(0x238, 2047);
        Put64(0x258, 0x100_0000);
        Put32(0x260, 0x30_0000);
        for (int i = 0; i < CodeSize; i++)
        {
            Contents[((SetupSectors + 1) * 512) + i] = (byte)(i * 7);
        }
    }

    public byte[] Contents { get; }

    public ReadOnlySpan<byte> Code => Contents.AsSpan((SetupSectors + 1) * 512);

    public void Put16(int offset, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(Contents.AsSpan(offset), value);

    public void Put32(int offset, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(Contents.AsSpan(offset), value);

    public void Put64(int offset, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(Contents.AsSpan(offset), value);
}
