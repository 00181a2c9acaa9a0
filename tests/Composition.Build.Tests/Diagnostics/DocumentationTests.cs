// Codes and their pages belong together.
using System.Text.RegularExpressions;
using CamkesNet.Abi;

namespace CamkesNet.Tests.Diagnostics;

/// <summary>Every code that the project can say has its page, and no page describes a code that nothing says.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string root = RepositoryRoot.Folder;
    private static readonly string pages = Path.Combine(root, "docs", "diagnostics");
    private static readonly string index = File.ReadAllText(Path.Combine(pages, "README.md"));

    private static readonly string[] said =
    [
        .. CodesInSource().Concat(FaultCodes()).Distinct().Order(StringComparer.Ordinal),
    ];

    [TestCaseSource(nameof(said))]
    public void A_code_that_is_said_has_a_page_that_says_what_to_do_and_a_row_in_the_list(string code)
    {
        string page = Path.Combine(pages, code + ".md");

        Assert.That(page, Does.Exist);
        Assert.That(File.ReadAllText(page), Does.Match($"^# {code}: .+\n").And.Match("## What to (do|change)\n"));
        Assert.That(index, Does.Match(@"(?m)^\| \[" + code + @"\]\(" + code + @"\.md\) \| .+\. \|$"));
    }

    [Test]
    public void Every_page_is_of_a_code_that_is_said() => Assert.That(
        Directory.GetFiles(pages, "CN*.md").Select(path => Path.GetFileNameWithoutExtension(path)),
        Is.SubsetOf(said));

    [Test]
    public void Every_row_of_the_list_is_of_a_code_that_is_said_and_there_is_one_of_each() => Assert.That(
        Row().Matches(index).Select(match => match.Groups[1].Value), Is.EquivalentTo(said));

    /// <summary>The codes at the start of string literals, where all diagnostics have theirs.</summary>
    private static IEnumerable<string> CodesInSource() =>
        from folder in Directory.GetDirectories(root)
        where !Path.GetFileName(folder).StartsWith('.') && Path.GetFileName(folder) is not ("docs" or "tests")
        from file in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".targets" && !IsMade(file)
        from line in File.ReadLines(file)
        from Match match in Literal().Matches(line)
        select match.Groups[1].Value;

    /// <summary>The kernel writes the codes of faults as numbers.</summary>
    private static IEnumerable<string> FaultCodes() => Enum.GetValues<FaultKind>()
        .Where(kind => kind != FaultKind.None)
        .Select(kind => FaultNumbers.FirstCode + (uint)kind)
        .Append(FaultNumbers.InvalidGuestState)
        .Append(FaultNumbers.EndlessWait)
        .Select(code => $"CN{code}");

    private static bool IsMade(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    [GeneratedRegex(@"""(CN\d{4})\b")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?m)^\| \[(CN\d{4})\]")]
    private static partial Regex Row();
}
