// The packages hold what they should and nothing else.
using System.IO.Compression;
using System.Text;

namespace CamkesNet.Tests;

[TestFixture("CamkesNet")]
[TestFixture("CamkesNet.Templates")]
internal sealed class PackageContentTests(string id)
{
    /// <summary>The size is watched: raise it only for a reason.</summary>
    private const long MostBytes = 4 << 20;

    [Test]
    public void The_files_are_those_of_the_list()
    {
        string list = Path.Combine(TestContext.CurrentContext.TestDirectory, "Contents", id + ".txt");
        using ZipArchive package = ZipFile.OpenRead(LocalFeed.Package(id));

        // What NuGet adds to each package is no concern of ours.
        IEnumerable<string> names = package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
                && name != "[Content_Types].xml");

        Assert.That(names, Is.EquivalentTo(File.ReadAllLines(list)));
    }

    [Test]
    public void The_package_is_small() =>
        Assert.That(new FileInfo(LocalFeed.Package(id)).Length, Is.LessThan(MostBytes));

    [Test]
    public void No_file_names_the_folder_it_was_built_in()
    {
        byte[] folder = Encoding.UTF8.GetBytes(LocalFeed.Repository);
        using ZipArchive package = ZipFile.OpenRead(LocalFeed.Package(id));
        foreach (ZipArchiveEntry entry in package.Entries)
        {
            using var contents = new MemoryStream();
            using Stream stream = entry.Open();
            stream.CopyTo(contents);
            Assert.That(contents.GetBuffer().AsSpan().IndexOf(folder), Is.Negative, entry.FullName);
        }
    }
}
