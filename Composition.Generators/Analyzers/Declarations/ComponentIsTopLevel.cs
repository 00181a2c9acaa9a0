// CN1007: a component must be a top-level class without type parameters.
using CamkesNet.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds components that are nested in other types or generic.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComponentIsTopLevel() : ComponentRule(DeclarationRules.ComponentNotTopLevel)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        if (type.ContainingType is { } outer)
        {
            context.ReportDiagnostic(At(
                LocationOf(type),
                type.Name,
                $"is a component inside '{outer.Name}': move it out of that class, into a namespace"));
        }
        else if (type.IsGenericType)
        {
            context.ReportDiagnostic(At(
                LocationOf(type), type.Name, "is a component with type parameters: write one component for each type"));
        }
    }
}
