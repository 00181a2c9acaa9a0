// What an edit makes the generator write again.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Incremental;

public sealed class RunReasonTests
{
    private const string ClientFile = "Samples.Hello.Client";
    private const string SystemFile = "Samples.Hello.Hello";

    private Compilation compilation = null!;
    private GeneratorRun run = null!;

    [SetUp]
    public void RunOnce()
    {
        compilation = TestCompilation.Create(HelloSource.All);
        run = GeneratorRun.Of(compilation);
    }

    [Test]
    public void The_first_run_writes_everything() =>
        Assert.That(run.RewrittenSources, Is.EqualTo(run.Sources.Select(source => source.HintName)));

    [Test]
    public void An_unrelated_type_rewrites_nothing()
    {
        run.Again(compilation.AddSyntaxTrees(TestCompilation.Parse("public class Unrelated;", "Unrelated.cs")));

        Assert.That(run.RewrittenSources, Is.Empty);
    }

    [Test]
    public void An_edit_in_a_body_rewrites_nothing()
    {
        run.Again(Edited("calls = Echo.Call.Add(Rounds, 2);", "calls = 1 + Echo.Call.Add(Rounds, 2);"));

        Assert.That(run.RewrittenSources, Is.Empty);
        Assert.That(
            run.Reasons(StepNames.Components),
            Is.SubsetOf(new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    [Test]
    public void A_new_port_rewrites_the_component_and_the_system_that_uses_it()
    {
        run.Again(Edited("private int calls;", "private int calls; public partial Emits<Tick> More { get; }"));

        Assert.That(run.RewrittenSources, Is.EqualTo(new[]
        {
            $"{ClientFile}.Component.g.cs", $"{ClientFile}.Manifest.g.cs",
            $"{SystemFile}.Composition.g.cs", $"{SystemFile}.Layout.g.cs",
        }));
    }

    [Test]
    public void A_new_method_of_a_contract_rewrites_its_messages_and_the_components_that_name_it()
    {
        run.Again(Edited(
            "ulong Mix(bool first,", "void More(int count) { } ulong Mix(bool first,",
            "int Add(int left,", "int Plus(int left,"));

        Assert.That(run.RewrittenSources, Does.Contain("Samples.Hello.IEcho.Rpc.g.cs"));
        Assert.That(run.RewrittenSources, Does.Not.Contain($"{SystemFile}.Layout.g.cs"));
    }

    [Test]
    public void A_setting_rewrites_only_the_system()
    {
        run.Again(Edited("Setting(nameof(Client.Rounds), 20)", "Setting(nameof(Client.Rounds), 21)"));

        Assert.That(run.RewrittenSources, Is.EqualTo(new[]
        {
            $"{SystemFile}.Composition.g.cs", $"{SystemFile}.Layout.g.cs",
        }));
    }

    [Test]
    public void A_second_component_writes_only_its_own_half()
    {
        run.Again(compilation.AddSyntaxTrees(TestCompilation.Parse(
            "namespace Samples.Hello; [Component] public partial class Other : Component "
            + "{ public partial Uses<IEcho> Echo { get; } }",
            "Other.cs")));

        Assert.That(run.RewrittenSources, Is.EqualTo(new[]
        {
            "Samples.Hello.Other.Component.g.cs", "Samples.Hello.Other.Manifest.g.cs",
        }));
    }

    private Compilation Edited(params string[] replacements)
    {
        Compilation edited = compilation;
        for (int i = 0; i < replacements.Length; i += 2)
        {
            SyntaxTree tree = edited.SyntaxTrees.First(candidate => candidate.ToString().Contains(replacements[i]));
            string text = tree.ToString().Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
            edited = edited.ReplaceSyntaxTree(tree, TestCompilation.Parse(text, tree.FilePath));
        }

        return edited;
    }
}
