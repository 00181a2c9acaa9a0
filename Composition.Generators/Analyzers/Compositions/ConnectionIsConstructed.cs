// CN1048: a connection is the construction of its connector.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds connections without a connector, such as null.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionIsConstructed() : CompositionRule(CompositionRules.ConnectionEmpty)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in composition.ConnectionProperties)
        {
            // A construction with arguments that do not compile is a compiler error, which needs no second one.
            if (!ConnectionReader.Arguments(property, composition.Compilation, context.CancellationToken).Any()
                && ConnectionReader.CreationOf(property, context.CancellationToken)
                    is not { ArgumentList.Arguments.Count: > 0 })
            {
                ExpressionSyntax? value = ConnectionReader.ValueOf(property, context.CancellationToken);
                context.ReportDiagnostic(At(
                    property.Locations.FirstOrDefault(),
                    property.Name,
                    composition.Type.Name,
                    value?.ToString() ?? "without a value"));
            }
        }
    }
}
