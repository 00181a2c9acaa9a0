// CN1029: an event carries no values.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds events that are classes or that have fields.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventIsEmpty() : Rule(DeclarationRules.EventInvalid)
{
    private protected override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type.AllInterfaces.Any(implemented => implemented.Is(WellKnownNames.Event))
                && Complaint(type) is { } complaint)
            {
                symbol.ReportDiagnostic(At(type.Locations.FirstOrDefault(), type.Name, complaint));
            }
        },
        SymbolKind.NamedType);

    private static string? Complaint(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Class } => "is a class: declare it as a struct",
        { TypeKind: TypeKind.Struct } when type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic) =>
            "has fields, but a signal carries no values: remove them, and pass values in a dataport or a call",
        _ => null,
    };
}
