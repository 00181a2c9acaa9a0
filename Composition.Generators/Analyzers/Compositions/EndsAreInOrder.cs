// CN1025: the ends of a connection must not be swapped.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>
/// Finds connections that would compile with their ends the other way round. The compiler's own error (CS1503) names
/// the types only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndsAreInOrder() : CompositionRule(CompositionRules.EndsSwapped)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in composition.ConnectionProperties)
        {
            if (ConnectionReader.CreationOf(property, context.CancellationToken) is not
                { ArgumentList.Arguments: { Count: 2 } arguments } creation)
            {
                continue;
            }

            if (property.Type is not INamedTypeSymbol connector
                || connector.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.Length == 2)
                    is not { } constructor)
            {
                continue;
            }

            // By name if the argument has one, else by position.
            int fromIndex = arguments[0].NameColon?.Name.Identifier.ValueText == constructor.Parameters[1].Name ? 1 : 0;
            ExpressionSyntax from = arguments[fromIndex].Expression;
            ExpressionSyntax to = arguments[1 - fromIndex].Expression;
            if (!Fits(from, 0) && !Fits(to, 1) && Fits(from, 1) && Fits(to, 0))
            {
                context.ReportDiagnostic(At(
                    creation.ArgumentList.GetLocation(), property.Name, to.ToString(), from.ToString()));
            }

            bool Fits(ExpressionSyntax end, int parameter) => SymbolEqualityComparer.Default.Equals(
                ConnectionReader.TypeOf(end, composition.Compilation, context.CancellationToken),
                constructor.Parameters[parameter].Type);
        }
    }
}
