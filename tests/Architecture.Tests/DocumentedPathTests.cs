// The files that the pages name exist.
using System.Text.RegularExpressions;

namespace CamkesNet.Tests;

/// <summary>Fails where a page names a C# file by its path from the repository's folder, and there is none.</summary>
internal sealed partial class DocumentedPathTests
{
    private static readonly string[] projects = [.. Directory.GetDirectories(Solution.Root).Select(Path.GetFileName)!];

    [Test]
    public void Every_path_of_a_page_leads_to_a_file()
    {
        IEnumerable<string> broken =
            from page in Solution.Pages
            from line in File.ReadLines(Path.Combine(Solution.Root, page)).Select((text, index) => (text, index))
            from Match path in SourcePath().Matches(line.text)
            where projects.Contains(path.Groups[1].Value)
            where !File.Exists(Path.Combine(Solution.Root, path.Groups[0].Value.Trim('`')))
            select $"{page}({line.index + 1}): there is no file {path.Value}";

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void The_architecture_page_names_files_by_their_paths() => Assert.That(
        SourcePath().Count(File.ReadAllText(Path.Combine(Solution.Root, "docs/architecture.md"))),
        Is.GreaterThan(40));

    [GeneratedRegex(@"`([\w.-]+)/[\w./-]+\.cs`")]
    private static partial Regex SourcePath();
}
