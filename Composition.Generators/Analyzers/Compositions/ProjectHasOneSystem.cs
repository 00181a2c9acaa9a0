// CN1050: a project that builds an image has one system, or names one.
using System.Collections.Concurrent;
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds projects of which the image builder could not say which system is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProjectHasOneSystem() : Rule(CompositionRules.SystemsNotOne)
{
    /// <summary>Whether the project builds an image, as the build passes it to the compiler.</summary>
    internal const string BuildsImage = "build_property.CamkesBuildImage";

    /// <summary>The system that the project names.</summary>
    internal const string System = "build_property.CamkesNetSystem";

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        AnalyzerConfigOptions options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!options.TryGetValue(BuildsImage, out string? builds) || !bool.TryParse(builds, out bool isImage) || !isImage)
        {
            return;
        }

        bool isNamed = options.TryGetValue(System, out string? name) && !string.IsNullOrEmpty(name);
        ConcurrentBag<ISymbol> systems = [];
        ConcurrentBag<ISymbol> unmarked = [];
        start.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.FindAttribute(WellKnownNames.AssemblyAttribute) is not null)
                {
                    systems.Add(symbol.Symbol);
                }
                else if (symbol.Symbol is INamedTypeSymbol { IsAbstract: false } type
                    && type.DerivesFrom(WellKnownNames.Composition)
                    && !type.DerivesFrom(WellKnownNames.VirtualMachines))
                {
                    unmarked.Add(type);
                }
            },
            SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end =>
        {
            ISymbol[] found = [.. systems.OrderBy(Name, StringComparer.Ordinal)];
            if (found.Length == 0 && unmarked.OrderBy(Name, StringComparer.Ordinal).FirstOrDefault() is { } meant)
            {
                end.ReportDiagnostic(At(
                    meant.Locations.FirstOrDefault(), $"builds an image and has no system: mark '{meant.Name}' [Assembly]"));
            }
            else if (found.Length == 0)
            {
                end.ReportDiagnostic(At(
                    Location.None,
                    "builds an image and has no system: declare a class marked [Assembly], or set CamkesBuildImage to "
                        + "false in a library of components"));
            }

            string names = string.Join(" and ", found.Select(system => $"'{system.ToDisplayString()}'"));
            foreach (ISymbol system in isNamed ? [] : found.Skip(1))
            {
                end.ReportDiagnostic(At(
                    system.Locations.FirstOrDefault(),
                    $"has the systems {names}: set CamkesNetSystem to the full name of one in the project"));
            }
        });
    });

    private static string Name(ISymbol system) => system.ToDisplayString();
}
