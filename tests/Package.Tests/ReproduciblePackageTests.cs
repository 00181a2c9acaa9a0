// The same sources give the same packages, wherever and whenever they are packed.
using System.IO.Compression;

namespace CamkesNet.Tests;

// It builds all parts of the packages from nothing.
[CancelAfter(10 * 60_000)]
internal sealed class ReproduciblePackageTests
{
    private static readonly string[] left = ["bin", "obj", ".git", "cache"];

    [Test]
    public void Packages_of_a_copy_in_another_folder_have_the_same_bytes()
    {
        string copy = Directory.CreateTempSubdirectory("a copy with a longer name ").FullName;
        try
        {
            Copy(LocalFeed.Repository, copy);
            string feed = Path.Combine(copy, "feed");
            LocalFeed.Pack(copy, feed);

            foreach (string id in (string[])["CamkesNet", "CamkesNet.Templates"])
            {
                string first = LocalFeed.Package(id);
                string second = Path.Combine(feed, Path.GetFileName(first));
                Assert.That(Differences(first, second), Is.Empty, id);
                Assert.That(File.ReadAllBytes(second), Is.EqualTo(File.ReadAllBytes(first)), id);
            }
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    // The names of what differs say more than the offset of a byte.
    private static IEnumerable<string> Differences(string first, string second)
    {
        using ZipArchive left = ZipFile.OpenRead(first);
        using ZipArchive right = ZipFile.OpenRead(second);
        return left.Entries.Where(entry => right.GetEntry(entry.FullName) is not { } other
                || other.Crc32 != entry.Crc32 || other.LastWriteTime != entry.LastWriteTime)
            .Select(entry => entry.FullName)
            .ToArray();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.GetDirectories(from))
        {
            if (!left.Contains(Path.GetFileName(folder)))
            {
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
            }
        }
    }
}
