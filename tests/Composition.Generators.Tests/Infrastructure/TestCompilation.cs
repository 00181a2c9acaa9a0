// Compilations of test sources, as a user's project would compile them.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class TestCompilation
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly Lazy<MetadataReference[]> references = new(() =>
    [
        .. Directory.GetFiles(TestPaths.ReferenceAssemblies, "*.dll").Select(Reference),
        Reference(typeof(Component).Assembly.Location),
        Reference(typeof(Vmm.VirtualMachineMonitor).Assembly.Location),
    ]);

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using CamkesNet;
        """;

    public static CSharpCompilation Create(params string[] sources) => CreateNamed("Samples.Hello", sources);

    public static CSharpCompilation CreateNamed(string assemblyName, params string[] sources) =>
        CSharpCompilation.Create(
            assemblyName,
            sources.Prepend(ImplicitUsings).Select((source, i) => Parse(source, $"Source{i}.cs")),
            references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error));

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    public static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);

    /// <summary>The diagnostics that a build shows.</summary>
    public static IEnumerable<Diagnostic> Visible(this IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);

    /// <summary>The compilation's assembly as another would reference it.</summary>
    public static MetadataReference ToReference(this Compilation compilation)
    {
        using MemoryStream image = new();
        Assert.That(compilation.Emit(image).Diagnostics.Visible(), Is.Empty);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
