// CN1001: a component must be partial.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds components to which generated code cannot be added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComponentIsPartial() : ComponentRule(DeclarationRules.ComponentNotPartial)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        if (!ComponentReader.IsPartialThroughout(type))
        {
            context.ReportDiagnostic(At(LocationOf(type), type.Name, attribute));
        }
    }
}
