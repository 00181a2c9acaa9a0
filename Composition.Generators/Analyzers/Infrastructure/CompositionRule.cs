// Rules that look at a whole system.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>
/// A rule for assemblies: it sees all instances and connections. It is an action on the class, not on the end of the
/// compilation: editors run those only when they build, and offer no fixes for what they find.
/// </summary>
public abstract class CompositionRule : Rule
{
    private protected CompositionRule(DiagnosticDescriptor descriptor) : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            if (symbol.Symbol.FindAttribute(WellKnownNames.AssemblyAttribute) is not null)
            {
                Analyze(
                    DeclaredComposition.Of(
                        (INamedTypeSymbol)symbol.Symbol, symbol.Compilation, symbol.CancellationToken),
                    symbol);
            }
        },
        SymbolKind.NamedType);

    private protected abstract void Analyze(DeclaredComposition composition, SymbolAnalysisContext context);
}
