// Each fix is for rules that exist, and each rule's page says whether there is one.
using System.Reflection;
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class FixCatalogueTests
{
    private static IEnumerable<CodeFixProvider> Fixes => Workbench.AllFixes;

    private static IEnumerable<DiagnosticDescriptor> Rules =>
        RuleRun.AllRules.SelectMany(rule => rule.SupportedDiagnostics).Distinct();

    [TestCaseSource(nameof(Fixes))]
    public void A_fix_is_for_rules_that_exist(CodeFixProvider fix) => Assert.That(
        fix.FixableDiagnosticIds, Is.Not.Empty.And.SubsetOf(Rules.Select(rule => rule.Id)));

    [TestCaseSource(nameof(Fixes))]
    public void Editors_find_a_fix_by_its_attribute(CodeFixProvider fix)
    {
        ExportCodeFixProviderAttribute? export =
            fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>(inherit: false);

        Assert.That(export?.Languages, Is.EqualTo(new[] { LanguageNames.CSharp }));
        Assert.That(export!.Name, Is.EqualTo(fix.GetType().Name));
    }

    [TestCaseSource(nameof(Fixes))]
    public void A_fix_can_be_applied_everywhere_at_once(CodeFixProvider fix) => Assert.That(
        fix.GetFixAllProvider()!.GetSupportedFixAllScopes(),
        Is.SupersetOf(new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }));

    [TestCaseSource(nameof(Rules))]
    public void The_page_of_a_rule_says_whether_it_has_a_fix(DiagnosticDescriptor rule)
    {
        string page = File.ReadAllText(Path.Combine(TestPaths.ProjectDirectory, "..", "..", rule.HelpLinkUri));
        bool isFixed = Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id));

        Assert.That(page.Contains("## Fixes\n", StringComparison.Ordinal), Is.EqualTo(isFixed));
    }

    [Test]
    public void A_rule_has_one_fix_at_most() =>
        Assert.That(Fixes.SelectMany(fix => fix.FixableDiagnosticIds), Is.Unique);
}
