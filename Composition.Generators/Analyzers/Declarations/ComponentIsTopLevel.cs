// CN1007: a component must be a top-level class without type parameters.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds components that are nested in other types or generic.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComponentIsTopLevel() : ComponentRule(DeclarationRules.ComponentNotTopLevel)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        if (Complaints.AboutPlace(type) is { } complaint && !RefusedReader.IsReported(type, context.CancellationToken))
        {
            context.ReportDiagnostic(At(LocationOf(type), type.Name, complaint));
        }
    }
}
