// Archives of guest files have the format that Linux reads.
using System.Globalization;
using System.Text;
using CamkesNet.Build.Archives;

namespace CamkesNet.Tests.Archives;

/// <summary>The archives are read back here by their format's description, as Linux and cpio -t do.</summary>
public sealed class CpioWriterTests
{
    private const int HeaderSize = 110;

    [Test]
    public void Files_come_out_as_they_went_in()
    {
        byte[] contents = [.. Enumerable.Range(0, 1001).Select(i => (byte)i)];

        List<Entry> entries = Read(Write(archive =>
        {
            archive.AddDirectory("etc");
            archive.AddFile("etc/a", contents);
            archive.AddFile("empty", []);
            archive.AddSymbolicLink("link", "etc/a");
            archive.AddCharacterDevice("console", 5, 1, CpioMode.OwnerOnly);
        }));

        Assert.Multiple(() =>
        {
            Assert.That(
                entries.Select(entry => (entry.Name, Convert.ToString(entry.Mode, 8))),
                Is.EqualTo(new[]
                {
                    ("etc", "40755"), ("etc/a", "100644"), ("empty", "100644"), ("link", "120777"),
                    ("console", "20600"),
                }));
            Assert.That(entries[1].Contents, Is.EqualTo(contents));
            Assert.That(entries[2].Contents, Is.Empty);
            Assert.That(entries[3].Contents, Is.EqualTo(Encoding.ASCII.GetBytes("etc/a")));
            Assert.That((entries[4].Major, entries[4].Minor), Is.EqualTo((5, 1)));
            Assert.That(entries.Select(entry => entry.Inode), Is.Unique);
        });
    }

    [Test]
    public void Headers_and_contents_are_aligned_to_4_bytes([Range(1, 8)] int length)
    {
        byte[] archive = Write(writer =>
        {
            writer.AddFile(new string('n', length), new byte[length]);
            writer.AddFile("next", [1]);
        });

        Assert.That(Read(archive)[1].Contents, Is.EqualTo(new byte[] { 1 }));
        Assert.That(archive.Length % 4, Is.Zero);
    }

    [Test]
    public void The_same_files_give_the_same_bytes()
    {
        static byte[] Make() => Write(archive => archive.AddFile("a", [1, 2, 3]));

        byte[] first = Make();
        Assert.That(Make(), Is.EqualTo(first));
    }

    [TestCase("")]
    [TestCase("TRAILER!!!")]
    [TestCase("a\0b")]
    public void A_name_that_archives_cannot_hold_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Write(archive => archive.AddFile(name, [])));
    }

    [Test]
    public void Two_files_of_one_name_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Write(archive =>
        {
            archive.AddFile("same", []);
            archive.AddFile("same", []);
        }));
    }

    private static byte[] Write(Action<CpioWriter> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new CpioWriter(stream))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    private static List<Entry> Read(byte[] archive)
    {
        List<Entry> entries = [];
        for (int at = 0; ;)
        {
            Assert.That(Encoding.ASCII.GetString(archive, at, 6), Is.EqualTo("070701"));
            int start = at;
            int Field(int index) => int.Parse(
                Encoding.ASCII.GetString(archive, start + 6 + (index * 8), 8),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture);
            string name = Encoding.UTF8.GetString(archive, at + HeaderSize, Field(11) - 1);
            int contents = (at + HeaderSize + Field(11) + 3) & ~3;
            at = (contents + Field(6) + 3) & ~3;
            if (name == "TRAILER!!!")
            {
                return entries;
            }

            entries.Add(new Entry(
                name, Field(0), Field(1), Field(9), Field(10), archive.AsSpan(contents, Field(6)).ToArray()));
        }
    }

    private sealed record Entry(string Name, int Inode, int Mode, int Major, int Minor, byte[] Contents);
}
