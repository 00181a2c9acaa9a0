// Recognizes a Linux kernel image (Linux, Documentation/arch/x86/boot.rst, "The Real-Mode Kernel Header").
using System.Buffers.Binary;

namespace CamkesNet.Build.Guests;

/// <summary>What the build needs to know of a bzImage.</summary>
/// <param name="PreferredAddress">The guest-physical address at which the kernel wants to run.</param>
/// <param name="InitialSize">Bytes that it needs from there on before it knows its memory map.</param>
/// <param name="LongestCommandLine">Bytes of the command line that it takes, without the zero at the end.</param>
internal readonly record struct BzImage(ulong PreferredAddress, ulong InitialSize, uint LongestCommandLine)
{
    private const int BootFlagOffset = 0x1FE;
    private const int MagicOffset = 0x202;
    private const int VersionOffset = 0x206;
    private const int LoadFlagsOffset = 0x211;
    private const int CommandLineSizeOffset = 0x238;
    private const int PreferredAddressOffset = 0x258;
    private const int InitialSizeOffset = 0x260;
    private const ushort BootFlag = 0xAA55;
    private const byte LoadedHigh = 1;

    /// <summary>The limit of kernels whose header has a cmdline_size of zero.</summary>
    private const uint DefaultCommandLineSize = 255;

    /// <summary>The protocol that brought pref_address and init_size: 2.10, Linux 2.6.31.</summary>
    private const ushort OldestVersion = 0x020A;

    /// <summary>Bytes that have to be read of a file to recognize it.</summary>
    public const int HeaderSize = InitialSizeOffset + sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "HdrS"u8;

    /// <summary>Whether the file begins like a bzImage.</summary>
    public static bool HasMagic(ReadOnlySpan<byte> header) =>
        header.Length >= HeaderSize &&
        BinaryPrimitives.ReadUInt16LittleEndian(header[BootFlagOffset..]) == BootFlag &&
        header.Slice(MagicOffset, Magic.Length).SequenceEqual(Magic);

    /// <summary>Reads the header; null and a reason when the file is not a bzImage that can be booted.</summary>
    public static BzImage? TryRead(ReadOnlySpan<byte> header, out string reason)
    {
        if (!HasMagic(header))
        {
            reason = $"the Linux boot protocol's magic 'HdrS' is not at 0x{MagicOffset:X}, and there is no Multiboot " +
                "header in its first 8 KiB";
            return null;
        }

        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header[VersionOffset..]);
        if (version < OldestVersion)
        {
            reason = $"its boot protocol {version >> 8}.{version & 0xFF:D2} is older than 2.10";
            return null;
        }

        if ((header[LoadFlagsOffset] & LoadedHigh) == 0)
        {
            reason = "it is a zImage, which loads below 1 MiB";
            return null;
        }

        reason = "";
        uint longestCommandLine = BinaryPrimitives.ReadUInt32LittleEndian(header[CommandLineSizeOffset..]);
        return new BzImage(
            BinaryPrimitives.ReadUInt64LittleEndian(header[PreferredAddressOffset..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[InitialSizeOffset..]),
            longestCommandLine == 0 ? DefaultCommandLineSize : longestCommandLine);
    }
}
