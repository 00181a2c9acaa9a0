// CN1043: static state is not shared between components.
using System.Collections.Concurrent;
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds static fields that change and that the code of several component types uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticStateIsNotShared() : Rule(DeclarationRules.StaticState)
{
    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        ConcurrentDictionary<ISymbol, ConcurrentDictionary<string, bool>> users = new(SymbolEqualityComparer.Default);
        start.RegisterOperationAction(
            operation =>
            {
                if (StateOf(operation.Operation) is { } state
                    && operation.ContainingSymbol.ContainingType is { } user
                    && user.DerivesFrom(WellKnownNames.Component))
                {
                    users.GetOrAdd(state, static _ => new(StringComparer.Ordinal)).TryAdd(user.Name, true);
                }
            },
            OperationKind.FieldReference,
            OperationKind.PropertyReference);
        start.RegisterCompilationEndAction(end =>
        {
            foreach (KeyValuePair<ISymbol, ConcurrentDictionary<string, bool>> state in users
                .Where(state => state.Value.Count > 1))
            {
                string names = string.Join(" and ", state.Value.Keys
                    .OrderBy(name => name, StringComparer.Ordinal)
                    .Select(name => $"'{name}'"));
                end.ReportDiagnostic(At(
                    state.Key.Locations.FirstOrDefault(), $"{state.Key.ContainingType.Name}.{state.Key.Name}", names));
            }
        });
    });

    private static ISymbol? StateOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false, IsConst: false } field } => Own(field),
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: not null } property } => Own(property),
        _ => null,
    };

    private static ISymbol? Own(ISymbol symbol) => symbol.DeclaringSyntaxReferences.IsEmpty ? null : symbol;
}
