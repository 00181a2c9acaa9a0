// Two pages describe the checker.
namespace CamkesNet.Tests.Diagnostics;

/// <summary>What is proven and what is trusted stands in two pages, in the same words.</summary>
public sealed class CheckerDocumentationTests
{
    private const string Heading = "## What the checker proves\n";

    [Test]
    public void Both_pages_say_the_same_of_what_is_proven_and_what_is_trusted()
    {
        string section = SectionOf("build.md");

        Assert.That(section, Does.Contain("\nProven, ").And.Contain("\nTrusted, "));
        Assert.That(SectionOf("security.md"), Is.EqualTo(section));
    }

    private static string SectionOf(string page)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs", page));
        int start = text.IndexOf(Heading, StringComparison.Ordinal);
        Assert.That(start, Is.Positive, page);
        return text[start..text.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }
}
