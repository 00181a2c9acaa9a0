// Every rule has its page, its place in the lists, and a message in the form that all have.
using System.Text.RegularExpressions;
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Tests.Rules;

public sealed partial class CatalogueTests
{
    private static readonly string repository = Path.Combine(TestPaths.ProjectDirectory, "..", "..");

    private static IEnumerable<DiagnosticDescriptor> Descriptors =>
        RuleRun.AllRules.SelectMany(rule => rule.SupportedDiagnostics).Distinct();

    [Test]
    public void Every_rule_has_a_code_of_its_own() =>
        Assert.That(
            Descriptors.Select(rule => rule.Id),
            Is.Unique.And.All.Matches<string>(code => Code().IsMatch(code!)));

    [TestCaseSource(nameof(Descriptors))]
    public void A_rule_has_its_page(DiagnosticDescriptor rule)
    {
        string page = File.ReadAllText(Path.Combine(repository, rule.HelpLinkUri));
        string title = rule.Title.ToString(null);

        Assert.That(page, Does.StartWith($"# {rule.Id}: {char.ToLowerInvariant(title[0])}{title[1..]}\n"));
        Assert.That(page, Does.Contain("## What to do"));
    }

    [TestCaseSource(nameof(Descriptors))]
    public void A_rule_is_in_the_lists(DiagnosticDescriptor rule)
    {
        string index = File.ReadAllText(Path.Combine(repository, "docs/diagnostics/README.md"));
        string releases = File.ReadAllText(
            Path.Combine(repository, "Composition.Generators/AnalyzerReleases.Unshipped.md"));

        Assert.That(index, Does.Contain($"[{rule.Id}]({rule.Id}.md)"));
        Assert.That(releases, Does.Contain($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} |"));
    }

    [TestCaseSource(nameof(Descriptors))]
    public void A_message_is_a_sentence_without_its_full_stop(DiagnosticDescriptor rule)
    {
        string message = rule.MessageFormat.ToString(null);

        Assert.That(message, Does.Contain("{0}"), "it names the object");
        Assert.That(message, Does.Not.EndWith("."));
    }

    [GeneratedRegex("^CN1[0-9]{3}$")]
    private static partial Regex Code();
}
