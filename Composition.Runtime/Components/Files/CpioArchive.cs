// Reads archives in cpio's "new ASCII" format: cpio(5), https://man.freebsd.org/cgi/man.cgi?query=cpio&sektion=5.
using System.Text;

namespace CamkesNet.Components;

/// <summary>An archive, of which nothing is believed: every offset is checked against its end.</summary>
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

    /// <summary>All regular files, in the archive's order.</summary>
    /// <exception cref="InvalidOperationException">It is not such an archive, or it is cut off.</exception>
    public FileEntry[] ReadEntries()
    {
        var entries = new FileEntry[Walk(null)];
        Walk(entries);
        return entries;
    }

    /// <summary>Goes through the archive; counts the files, and takes them down when there is room given.</summary>
    private int Walk(FileEntry[]? entries)
    {
        int count = 0;
        ulong position = 0;
        while (true)
        {
            ReadOnlySpan<byte> header = Take(position, HeaderSize);
            if (!header.StartsWith(Magic) && !header.StartsWith(MagicWithChecksums))
            {
                throw new InvalidOperationException("The guest archive is damaged: an entry has no header.");
            }

            uint nameSize = ReadField(header, NameSizeField);
            uint fileSize = ReadField(header, FileSizeField);
            if (nameSize is 0 or > LongestName)
            {
                throw new InvalidOperationException("The guest archive is damaged: the name of an entry is too long.");
            }

            ReadOnlySpan<byte> name = Take(position + HeaderSize, (int)nameSize - 1); // without the zero at its end
            if (name.SequenceEqual(Trailer))
            {
                return count;
            }

            ulong contents = Align(position + HeaderSize + nameSize);
            if (contents > archive.Size || fileSize > archive.Size - contents)
            {
                throw CutOff();
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
            throw CutOff();
        }

        return archive.Slice(offset, length);
    }

    private static InvalidOperationException CutOff() => new("The guest archive is cut off.");

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
        _ => throw new InvalidOperationException("The guest archive is damaged: a number in it is not one."),
    };
}
