// Runs every analyzer over a compilation, with what the generator adds to it.
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class RuleRun
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> AllRules =
    [
        .. typeof(CompositionGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the rules say about the sources, as <c>code: message</c>, in the order of the codes.</summary>
    public static string[] Diagnose(params string[] sources) =>
        Messages(Run(TestCompilation.Create(sources)));

    /// <summary>The same for a project that builds an image with this core library.</summary>
    public static string[] DiagnoseForImage(string surface, params string[] sources) =>
        Messages(Run(TestCompilation.Create(sources), new AdditionalSource("corelib.surface.txt", surface)));

    /// <summary>The same for a project with these properties of the build.</summary>
    public static string[] DiagnoseWith(Dictionary<string, string> properties, params string[] sources) =>
        Messages(Analyze(
            GeneratorRun.Of(TestCompilation.Create(sources)).Output,
            new AnalyzerOptions([], new BuildProperties(properties))));

    /// <summary>The source text at which the only diagnostic of this code is reported.</summary>
    public static string PlaceOf(string code, params string[] sources)
    {
        Diagnostic diagnostic = Run(TestCompilation.Create(sources)).Single(d => d.Id == code);
        return diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
    }

    private static string[] Messages(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}")];

    /// <summary>The errors that the compiler itself reports, with what the generator adds to the sources.</summary>
    public static string[] CompilerErrors(params string[] sources) =>
    [
        .. GeneratorRun.Of(TestCompilation.Create(sources)).Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString()),
    ];

    private static IEnumerable<Diagnostic> Run(Compilation compilation, params AdditionalText[] files)
    {
        var run = GeneratorRun.Of(compilation);
        return run.Diagnostics.Concat(Analyze(run.Output, files));
    }

    /// <summary>What the rules say about a compilation that has the generated sources.</summary>
    public static IEnumerable<Diagnostic> Analyze(Compilation compilation, params AdditionalText[] files) =>
        Analyze(compilation, new AnalyzerOptions([.. files]));

    private static IOrderedEnumerable<Diagnostic> Analyze(Compilation compilation, AnalyzerOptions options)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            AllRules,
            new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: (exception, analyzer, _) => Assert.Fail($"{analyzer}: {exception}"),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        return analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal);
    }

    public sealed class AdditionalSource(string path, string text) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }

    private sealed class BuildProperties(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
                properties.TryGetValue(key, out value);
        }
    }
}
