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
            if (type.FindAttribute(WellKnownNames.AssemblyAttribute) is not null && Complaints.AboutAssembly(type) is { } complaint
                && !RefusedReader.IsReported(type, symbol.CancellationToken))
            {
                symbol.ReportDiagnostic(At(type.Locations.FirstOrDefault(), type.Name, complaint));
            }
        },
        SymbolKind.NamedType);
}
