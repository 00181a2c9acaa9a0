// Packs code into a bzImage. Linux, Documentation/arch/x86/boot.rst.
using System.Buffers.Binary;
using System.Text;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

/// <summary>
/// A file that any Linux loader takes: by the 32-bit entry (our own loader, GRUB), or by the real-mode entry (QEMU's),
/// whose few instructions go to the 32-bit entry.
/// </summary>
internal static class BootImage
{
    /// <summary>Where the code is loaded and entered.</summary>
    public const uint LoadAddress = 0x10_0000;

    private const int SectorSize = 512;
    private const int SetupSectors = 1;
    private const int SetupSize = (SetupSectors + 1) * SectorSize;

    // Offsets of the header's fields.
    private const int SetupSectorsField = 0x1F1;
    private const int BootFlagField = 0x1FE;
    private const int JumpField = 0x200;
    private const int MagicField = 0x202;
    private const int VersionField = 0x206;
    private const int LoadFlagsField = 0x211;
    private const int Code32StartField = 0x214;
    private const int InitrdMaximumField = 0x22C;
    private const int AlignmentField = 0x230;
    private const int CommandLineSizeField = 0x238;
    private const int PreferredAddressField = 0x258;
    private const int InitSizeField = 0x260;

    private const ushort BootFlag = 0xAA55;
    private const ushort Version210 = 0x020A;
    private const byte LoadHigh = 1;
    private const uint InitrdMaximum = 0x37FF_FFFF;
    private const uint PageSize = 4096;
    private const uint LongestCommandLine = 255;

    /// <summary>RAM that the program uses from its load address on.</summary>
    private const uint MemoryNeeded = 0x70_0000;

    // Real-mode code and its data.
    private const int CodeOffset = 0x280;
    private const int TableOffset = 0x300;
    private const int TablePointerOffset = 0x340;
    private const ushort CodeSelector = 0x10;

    /// <summary>The file with the given 32-bit code.</summary>
    public static byte[] Create(byte[] code)
    {
        byte[] image = new byte[SetupSize + code.Length];
        Span<byte> setup = image.AsSpan(0, SetupSize);
        setup[SetupSectorsField] = SetupSectors;
        BinaryPrimitives.WriteUInt16LittleEndian(setup[BootFlagField..], BootFlag);
        const byte ShortJump = 0xEB;
        setup[JumpField] = ShortJump;
        setup[JumpField + 1] = CodeOffset - MagicField;
        Encoding.ASCII.GetBytes("HdrS", setup[MagicField..]);
        BinaryPrimitives.WriteUInt16LittleEndian(setup[VersionField..], Version210);
        setup[LoadFlagsField] = LoadHigh;
        BinaryPrimitives.WriteUInt32LittleEndian(setup[Code32StartField..], LoadAddress);
        BinaryPrimitives.WriteUInt32LittleEndian(setup[InitrdMaximumField..], InitrdMaximum);
        BinaryPrimitives.WriteUInt32LittleEndian(setup[AlignmentField..], PageSize);
        BinaryPrimitives.WriteUInt32LittleEndian(setup[CommandLineSizeField..], LongestCommandLine);
        BinaryPrimitives.WriteUInt64LittleEndian(setup[PreferredAddressField..], LoadAddress);
        BinaryPrimitives.WriteUInt32LittleEndian(setup[InitSizeField..], MemoryNeeded);
        RealModeCode().CopyTo(setup[CodeOffset..]);
        BinaryPrimitives.WriteUInt64LittleEndian(setup[(TableOffset + CodeSelector)..], SegmentDescriptor.FlatCode);
        BinaryPrimitives.WriteUInt64LittleEndian(
            setup[(TableOffset + CodeSelector + sizeof(ulong))..], SegmentDescriptor.FlatData);
        BinaryPrimitives.WriteUInt16LittleEndian(setup[TablePointerOffset..], (4 * sizeof(ulong)) - 1);
        code.CopyTo(image.AsSpan(SetupSize));
        return image;
    }

    // DS is the segment that the setup was loaded to, CS lies one sector above it.
    private static byte[] RealModeCode()
    {
        var a = new Assembler(16);
        a.cli();
        a.xor(eax, eax);
        a.mov(ax, ds);
        a.shl(eax, 4);
        a.add(eax, TableOffset);
        a.mov(__dword_ptr[TablePointerOffset + sizeof(ushort)], eax);
        a.db(0x66, 0x0F, 0x01, 0x16, TablePointerOffset & 0xFF, TablePointerOffset >> 8); // LGDT, 32-bit base
        a.mov(eax, cr0);
        a.or(eax, Cr0.ProtectionEnable);
        a.mov(cr0, eax);
        a.mov(ax, CodeSelector + sizeof(ulong));
        a.mov(ds, ax);
        a.mov(es, ax);
        a.mov(ss, ax);
        a.db(0x66, 0xEA, 0x00, 0x00, 0x10, 0x00, (byte)CodeSelector, 0x00); // JMP FAR CodeSelector:LoadAddress
        using var code = new MemoryStream();
        a.Assemble(new StreamCodeWriter(code), CodeOffset - SectorSize);
        return code.ToArray();
    }
}
