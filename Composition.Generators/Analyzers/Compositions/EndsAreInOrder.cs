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

            if (property.Type is not INamedTypeSymbol connector)
            {
                continue;
            }

            IMethodSymbol[] constructors =
                [.. connector.InstanceConstructors.Where(candidate => candidate.Parameters.Length == 2)];

            // By name where there is one, else by position.
            int fromIndex = arguments[0].NameColon?.Name.Identifier.ValueText
                == constructors.FirstOrDefault()?.Parameters[1].Name ? 1 : 0;
            ExpressionSyntax from = arguments[fromIndex].Expression;
            ExpressionSyntax to = arguments[1 - fromIndex].Expression;
            if (!constructors.Any(constructor => Fits(from, constructor, 0) || Fits(to, constructor, 1))
                && constructors.Any(constructor => Fits(from, constructor, 1) && Fits(to, constructor, 0)))
            {
                context.ReportDiagnostic(At(
                    creation.ArgumentList.GetLocation(), property.Name, to.ToString(), from.ToString()));
            }

            bool Fits(ExpressionSyntax end, IMethodSymbol constructor, int parameter) =>
                SymbolEqualityComparer.Default.Equals(
                    ConnectionReader.TypeOf(end, composition.Compilation, context.CancellationToken),
                    constructor.Parameters[parameter].Type);
        }
    }
}
