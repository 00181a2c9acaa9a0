// Comments, messages and pages use the standard terms of the field and of technical English.
using System.Text.RegularExpressions;

namespace CamkesNet.Tests;

/// <summary>Fails where a phrase of the list appears in a comment or string of C# code, or on a Markdown page.</summary>
internal sealed partial class PlainEnglishTests
{
    /// <summary>Each phrase as a regular expression, and the words that replace it.</summary>
    private static readonly (Regex Phrase, string Replacement)[] phrases =
    [
        (Phrase(@"\banew\b"), "again, re-…"),
        (Phrase(@"\bwhoever\b"), "the caller, the user, …"),
        (Phrase(@"\bgives? up\b"), "stop, return, release"),
        (Phrase(@"\bbrings? along\b"), "add, include"),
        (Phrase(@"\bor not so\b"), "or is invalid"),
        (Phrase(@"\bthat cannot be([.,;:)<]|$)"), "invalid, impossible"),
        (Phrase(@"\b(cannot|could not) be made\b"), "create"),
        (Phrase(@"\b(is|are|was|were|be) told\b"), "receive, be notified of"),
        (Phrase(@"\btells?\b"), "report, return, distinguish, notify"),
        (Phrase(@"\bnull without\b"), "or null"),
        (Phrase(@"\bmend(s|ed|ing)?\b"), "correct, fix"),
        (Phrase(@"\bperson at the keyboard\b"), "user"),
    ];

    /// <summary>This file, which lists the phrases.</summary>
    private const string ListOfPhrases = "tests/Architecture.Tests/PlainEnglishTests.cs";

    private static IEnumerable<string> Files =>
        Solution.SourceFiles.Select(file => file.Path).Concat(Solution.Pages).Where(path => path != ListOfPhrases);

    [Test]
    public void Texts_are_in_plain_English()
    {
        IEnumerable<string> found =
            from path in Files
            from line in File.ReadLines(Path.Combine(Solution.Root, path)).Select((text, index) => (text, index))
            let words = TextOf(path, line.text)
            where words.Length > 0
            from entry in phrases
            let match = entry.Phrase.Match(words)
            where match.Success
            select $"{path}({line.index + 1}): replace '{match.Value}' by: {entry.Replacement}";

        Assert.That(found, Is.Empty);
    }

    [TestCase("// Starts anew.", "// Starts anew.")]
    [TestCase("int anew = 0;", "")]
    [TestCase("int anew = 0; // The first.", "// The first.")]
    [TestCase("Log(\"starts anew\");", "\"starts anew\"")]
    public void Only_comments_and_strings_of_code_are_texts(string line, string text) =>
        Assert.That(TextOf("Some.cs", line), Is.EqualTo(text));

    /// <summary>The comments and strings in a line of code, or the whole line of a page.</summary>
    private static string TextOf(string path, string line) => path.EndsWith(".md", StringComparison.Ordinal)
        ? line
        : string.Join(' ', CommentOrString().Matches(line).Select(match => match.Value));

    private static Regex Phrase(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.Compiled);

    [GeneratedRegex(@"//.*$|""(\\.|[^""\\])*""")]
    private static partial Regex CommentOrString();
}
