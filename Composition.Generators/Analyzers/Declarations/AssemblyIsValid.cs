// CN1022: an assembly must be a partial class derived from Composition.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds assembly classes to which generated code cannot be added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssemblyIsValid() : Rule(DeclarationRules.AssemblyInvalid)
{
    private protected override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type.FindAttribute(WellKnownNames.AssemblyAttribute) is not null && Complaint(type) is { } complaint)
            {
                symbol.ReportDiagnostic(At(type.Locations.FirstOrDefault(), type.Name, complaint));
            }
        },
        SymbolKind.NamedType);

    private static string? Complaint(INamedTypeSymbol type)
    {
        if (!ComponentReader.IsPartial(type))
        {
            return "is not partial: add 'partial' to every part of its declaration";
        }

        if (!type.DerivesFrom(WellKnownNames.Composition))
        {
            return "does not derive from Composition: derive it from Composition";
        }

        if (type.ContainingType is not null || type.IsGenericType)
        {
            return "is nested or generic: declare it in a namespace, without type parameters";
        }

        return type.IsAbstract ? "is abstract: remove 'abstract', so that the hosted runner can create it" : null;
    }
}
