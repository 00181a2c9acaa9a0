// A run of the generator over a compilation.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Generators.Tests.Infrastructure;

/// <summary>A generator driver that tracks its steps, and the results of its last run.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver driver;

    private GeneratorRun(Compilation compilation)
    {
        driver = CSharpGeneratorDriver.Create(
            [new CompositionGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Output = Again(compilation);
    }

    /// <summary>The last compilation with the generated sources.</summary>
    public Compilation Output { get; private set; }

    /// <summary>What the last run reported: what the compiler's errors would hide.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public IEnumerable<GeneratedSourceResult> Sources =>
        Result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal);

    /// <summary>The sources that the last run generated again, instead of reusing those of the run before.</summary>
    public IEnumerable<string> RewrittenSources => Result.TrackedOutputSteps
        .SelectMany(step => step.Value)
        .SelectMany(run => run.Outputs)
        .Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
        .SelectMany(output => HintNames(output.Value))
        .Order(StringComparer.Ordinal);

    public static GeneratorRun Of(Compilation compilation) => new(compilation);

    public static GeneratorRun Of(params string[] sources) => new(TestCompilation.Create(sources));

    public string Source(string hintName) =>
        Sources.Single(source => source.HintName == hintName).SourceText.ToString();

    public Compilation Again(Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Diagnostics = diagnostics;
        Assert.That(
            diagnostics.Select(diagnostic => diagnostic.Id), Is.All.StartsWith("CN"), "the generator does not fail");
        return Output = output;
    }

    /// <summary>The distinct reasons for which a step gave its outputs in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) => Result.TrackedSteps[step]
        .SelectMany(run => run.Outputs)
        .Select(output => output.Reason)
        .Distinct();

    // The value of an output step: (sources, diagnostics), where a source is a pair of hint name and text.
    private static IEnumerable<string> HintNames(object value)
    {
        object sources = ((System.Runtime.CompilerServices.ITuple)value)[0]!;
        foreach (object source in (System.Collections.IEnumerable)sources)
        {
            yield return (string)source.GetType().GetProperty("HintName")!.GetValue(source)!;
        }
    }
}
