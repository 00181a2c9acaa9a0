// Reads archives in cpio's "new ASCII" format: cpio(5), https://man.freebsd.org/cgi/man.cgi?query=cpio&sektion=5.
using System.Text;

namespace CamkesNet.Components;

/// <summary>An archive from an untrusted source: every offset is checked against the end of the archive.</summary>
internal readonly struct CpioArchive(GuestArchive archive)
{
    private const int HeaderSize = 110;
    private const int FieldSize = 8;
    private const int ModeField = 14;
    private const int FileSizeField = 54;
    private const int NameSizeField = 94;
    private const int Alignment = 4;
    private const int LongestName = 4096;
    private const uint FileTypeMask = 0xF000;
    private const uint RegularFile = 0x8000;

    private static ReadOnlySpan<byte> Magic => "070701"u8;

    private static ReadOnlySpan<byte> MagicWithChecksums => "070702"u8;

    private static ReadOnlySpan<byte> Trailer => "TRAILER!!!"u8;

    /// <summary>All regular files, in the order of the archive.</summary>
    /// <exception cref="InvalidOperationException">The archive is damaged, truncated or of another format.</exception>
    public FileEntry[] ReadEntries()
    {
        var entries = new FileEntry[Walk(null)];
        Walk(entries);
        return entries;
    }

    /// <summary>Counts the files in the archive, and stores them if there is space for them.</summary>
    private int Walk(FileEntry[]? entries)
    {
        int count = 0;
        ulong position = 0;
        while (true)
        {
            ReadOnlySpan<byte> header = Take(position, HeaderSize);
            if (!header.StartsWith(Magic) && !header.StartsWith(MagicWithChecksums))
            {
                throw Damaged("an entry has no header");
            }

            uint nameSize = ReadField(header, NameSizeField);
            uint fileSize = ReadField(header, FileSizeField);
            if (nameSize is 0 or > LongestName)
            {
                throw Damaged("the name of an entry is too long");
            }

            ReadOnlySpan<byte> name = Take(position + HeaderSize, (int)nameSize - 1); // without the zero at its end
            if (name.SequenceEqual(Trailer))
            {
                return count;
            }

            ulong contents = Align(position + HeaderSize + nameSize);
            if (contents > archive.Size || fileSize > archive.Size - contents)
            {
                throw Truncated();
            }

            if ((ReadField(header, ModeField) & FileTypeMask) == RegularFile)
            {
                if (entries is not null)
                {
                    entries[count] = new FileEntry(Encoding.UTF8.GetString(TrimRoot(name)), contents, fileSize);
                }

                count++;
            }

            position = Align(contents + fileSize);
        }
    }

    private ReadOnlySpan<byte> Take(ulong offset, int length)
    {
        if (offset > archive.Size || (ulong)length > archive.Size - offset)
        {
            throw Truncated();
        }

        return archive.Slice(offset, length);
    }

    private static InvalidOperationException Truncated() => Damaged("it is truncated");

    private static InvalidOperationException Damaged(string what) =>
        new(string.Concat("The guest archive is damaged (", what, "): rebuild the image."));

    /// <summary>Names may begin with "/" or "./".</summary>
    private static ReadOnlySpan<byte> TrimRoot(ReadOnlySpan<byte> name)
    {
        if (name.StartsWith("./"u8))
        {
            return name.Slice(2);
        }

        return name.StartsWith("/"u8) ? name.Slice(1) : name;
    }

    private static ulong Align(ulong offset) => (offset + (Alignment - 1)) & ~(ulong)(Alignment - 1);

    private static uint ReadField(ReadOnlySpan<byte> header, int field)
    {
        uint value = 0;
        foreach (byte digit in header.Slice(field, FieldSize))
        {
            value = (value << 4) | DigitValue(digit);
        }

        return value;
    }

    private static uint DigitValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => (uint)(digit - '0'),
        >= (byte)'a' and <= (byte)'f' => (uint)(digit - 'a' + 10),
        >= (byte)'A' and <= (byte)'F' => (uint)(digit - 'A' + 10),
        _ => throw Damaged("a number is invalid"),
    };
}
