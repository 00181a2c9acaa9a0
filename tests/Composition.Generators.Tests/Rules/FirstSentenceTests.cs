// In a plain build the rule's error is the only one: the compiler runs no rules after errors in declarations.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class FirstSentenceTests
{
    private static IEnumerable<string> Codes => RuleRun.AllRules
        .SelectMany(rule => rule.SupportedDiagnostics)
        .Where(rule => rule.Category != "CamkesNet.Image" && rule.Id != "CN1050")
        .Select(rule => rule.Id)
        .Distinct();

    [TestCaseSource(typeof(RuleExample), nameof(RuleExample.All))]
    public void The_compiler_says_nothing_beside_the_rule(RuleExample example)
    {
        Assert.That(
            RuleRun.Diagnose(EchoSystem.Parts, example.Source), Has.Some.StartsWith(example.Code + ":"));
        Assert.That(
            RuleRun.CompilerErrors(EchoSystem.Parts, example.Source)
                .Where(error => !example.Compiler.Any(code => error.Contains(code, StringComparison.Ordinal))),
            Is.Empty);
    }

    [TestCaseSource(nameof(Codes))]
    public void Each_rule_has_an_example(string code) =>
        Assert.That(RuleExample.All.Select(example => example.Code), Does.Contain(code));

    [Test]
    public void What_the_compiler_would_hide_is_reported_once()
    {
        // In an editor the rule says it too, so that its fix is offered; the compiler runs no rules after such an error.
        string[] said =
        [
            .. RuleRun.Diagnose(
                EchoSystem.Parts,
                "[Component] public class X : Component { public partial Uses<IEcho> P { get; } "
                + "public partial Uses<IEcho> Q { get; } }").Distinct(),
        ];

        Assert.That(said, Has.One.StartsWith("CN1001: 'X' is marked [Component] but is not partial"));
        Assert.That(said, Has.Length.EqualTo(1));
        Assert.That(
            RuleRun.CompilerErrors(
                EchoSystem.Parts,
                "[Component] public class X : Component { public partial Uses<IEcho> P { get; } "
                + "public partial Uses<IEcho> Q { get; } }"),
            Has.Length.EqualTo(1));
    }

    [Test]
    public void A_component_that_is_marked_twice_takes_nothing_from_the_others()
    {
        string[] sources =
        [
            EchoSystem.Parts,
            "[Component] public partial class X : Component { public partial Uses<IEcho> P { get; } }",
            "[Component] public partial class X { public partial KernelTimer T { get; } }",
            EchoSystem.Of(EchoSystem.Pair + EchoSystem.Call),
        ];
        var run = GeneratorRun.Of(sources);

        Assert.That(
            run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id),
            Is.EqualTo(new[] { "CS0579" }));
        Assert.That(run.Sources.Select(source => source.HintName), Does.Contain("Hello.Layout.g.cs"));
    }

    [Test]
    public void A_partial_property_of_another_generator_is_left_alone() => Assert.That(
        RuleRun.CompilerErrors(
            "[Component] public partial class X : Component { public partial int Observed { get; } }"),
        Has.Length.EqualTo(1).And.One.Contains("CS9248"));
}
