// What is compiled again, and what is not.
using CamkesNet.Build.Compilation;

namespace CamkesNet.Tests.Compilation;

public sealed class InputFingerprintTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("fingerprint");

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [Test]
    public void The_content_counts_and_not_the_time()
    {
        string file = Write("a", "content");
        string before = Of(file);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        Assert.That(Of(file), Is.EqualTo(before));
        Assert.That(Of(Write("a", "other content")), Is.Not.EqualTo(before));
    }

    [Test]
    public void The_boundaries_between_texts_count()
    {
        using var one = new InputFingerprint();
        using var two = new InputFingerprint();

        Assert.That(one.Add("ab").Add("c").Compute(), Is.Not.EqualTo(two.Add("a").Add("bc").Compute()));
    }

    [Test]
    public void A_file_that_is_not_there_counts_as_such()
    {
        string path = Path.Combine(folder.FullName, "missing");
        string before = Of(path);
        Write("missing", "now it is there");

        Assert.That(Of(path), Is.Not.EqualTo(before));
    }

    [Test]
    public void An_output_matches_only_what_it_was_made_from_and_while_it_exists()
    {
        string output = Write("output", "");
        Assert.That(InputFingerprint.Matches(output, "1"), Is.False);

        InputFingerprint.Record(output, "1");
        Assert.That(InputFingerprint.Matches(output, "1"), Is.True);
        Assert.That(InputFingerprint.Matches(output, "2"), Is.False);

        File.Delete(output);
        Assert.That(InputFingerprint.Matches(output, "1"), Is.False);
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static string Of(string path)
    {
        using var fingerprint = new InputFingerprint();
        return fingerprint.AddFile(path).Compute();
    }
}
