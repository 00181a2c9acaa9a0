// What Linux accepts as an initrd.
namespace CamkesNet.Build.Guests;

/// <summary>
/// The formats of init/initramfs.c and init/do_mounts_rd.c: archives, compressed archives (lib/decompress.c), and images of
/// the file systems that a RAM disk can have. Zeros before an archive are skipped.
/// </summary>
internal static class InitrdFormat
{
    private const int Searched = 64 << 10;

    private static readonly (int Offset, byte[] Magic)[] formats =
    [
        (0, "070701"u8.ToArray()), // cpio, newc
        (0, "070702"u8.ToArray()), // cpio, newc with sums
        (0, [0x1F, 0x8B]), // gzip
        (0, [0x1F, 0x9E]), // gzip, old
        (0, "BZh"u8.ToArray()), // bzip2
        (0, [0x5D, 0x00]), // lzma
        (0, [0xFD, 0x37]), // xz
        (0, [0x89, 0x4C]), // lzo
        (0, [0x02, 0x21]), // lz4
        (0, [0x28, 0xB5]), // zstd
        (0, "-rom1fs-"u8.ToArray()), // romfs
        (0, "hsqs"u8.ToArray()), // squashfs
        (0, [0x45, 0x3D, 0xCD, 0x28]), // cramfs
        (0x410, [0x7F, 0x13]), // minix
        (0x410, [0x8F, 0x13]), // minix, long names
        (0x438, [0x53, 0xEF]), // ext2
    ];

    /// <summary>Whether the beginning of a file is that of an initrd; a file of zeros is an empty one.</summary>
    public static bool IsKnown(string path)
    {
        byte[] beginning = new byte[Searched];
        using FileStream stream = File.OpenRead(path);
        ReadOnlySpan<byte> read = beginning.AsSpan(0, stream.ReadAtLeast(beginning, Searched, throwOnEndOfStream: false));
        ReadOnlySpan<byte> content = read.TrimStart((byte)0);
        foreach ((int offset, byte[] magic) in formats)
        {
            ReadOnlySpan<byte> place = offset == 0 ? content : read[Math.Min(offset, read.Length)..];
            if (place.StartsWith(magic))
            {
                return true;
            }
        }

        return content.IsEmpty;
    }
}
