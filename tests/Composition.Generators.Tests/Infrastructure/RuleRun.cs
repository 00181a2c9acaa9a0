// Runs every analyzer over a compilation, with what the generator adds to it.
using System.Collections.Immutable;
using CamkesNet.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class RuleRun
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> AllRules =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the rules say about the sources, as <c>code: message</c>, in the order of the codes.</summary>
    public static string[] Diagnose(params string[] sources) =>
        [.. Run(TestCompilation.Create(sources)).Select(d => $"{d.Id}: {d.GetMessage()}")];

    /// <summary>The source text at which the only diagnostic of this code is reported.</summary>
    public static string PlaceOf(string code, params string[] sources)
    {
        Diagnostic diagnostic = Run(TestCompilation.Create(sources)).Single(d => d.Id == code);
        return diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
    }

    private static IEnumerable<Diagnostic> Run(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = GeneratorRun.Of(compilation).Output.WithAnalyzers(
            AllRules,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, analyzer, _) => Assert.Fail($"{analyzer}: {exception}"),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        return analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal);
    }
}
