// Packs code into a Multiboot kernel. Multiboot Specification 0.6.96, 3.1; System V ABI, chapters 4 and 5.
using System.Buffers.Binary;

namespace CamkesNet.Tests.Contract;

/// <summary>A 32-bit ELF file with one segment and a Multiboot header before it.</summary>
internal static class MultibootImage
{
    private const int HeaderSize = 52;
    private const int ProgramHeaderSize = 32;
    private const int MultibootOffset = HeaderSize + ProgramHeaderSize;
    private const int CodeOffset = 0x1000;
    private const uint MultibootMagic = 0x1BAD_B002;

    /// <summary>Modules on page boundaries, and memory sizes.</summary>
    private const uint MultibootFlags = 3;

    // ELF: little-endian 32-bit executable for the 80386.
    private const ushort Executable = 2;
    private const ushort Intel80386 = 3;
    private const uint Version = 1;
    private const uint Loadable = 1;
    private const uint ReadWriteExecute = 7;
    private const uint PageSize = 4096;

    /// <summary>RAM that the program uses from its load address on, beyond its code.</summary>
    private const uint MemoryNeeded = 0x20_0000;

    /// <summary>The file with the given code, which is entered at its first byte.</summary>
    public static byte[] Create(byte[] code)
    {
        byte[] image = new byte[CodeOffset + code.Length];
        ReadOnlySpan<byte> identification = [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 1, 1];
        identification.CopyTo(image);
        Put16(image, 16, Executable, Intel80386);
        Put32(image, 20, Version, BootImage.LoadAddress, HeaderSize, 0, 0);
        Put16(image, 40, HeaderSize, ProgramHeaderSize, 1);
        Put32(
            image, HeaderSize, Loadable, CodeOffset, BootImage.LoadAddress, BootImage.LoadAddress, (uint)code.Length,
            MemoryNeeded, ReadWriteExecute, PageSize);
        Put32(
            image, MultibootOffset, MultibootMagic, MultibootFlags, unchecked(0u - MultibootMagic - MultibootFlags));
        code.CopyTo(image, CodeOffset);
        return image;
    }

    private static void Put16(byte[] image, int offset, params ReadOnlySpan<ushort> values)
    {
        foreach (ushort value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(offset), value);
            offset += sizeof(ushort);
        }
    }

    private static void Put32(byte[] image, int offset, params ReadOnlySpan<uint> values)
    {
        foreach (uint value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(offset), value);
            offset += sizeof(uint);
        }
    }
}
