// Rules that look at a whole system.
using System.Collections.Concurrent;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>A rule for assemblies: it sees all instances and connections, at the end of the compilation.</summary>
public abstract class CompositionRule : Rule
{
    private protected CompositionRule(DiagnosticDescriptor descriptor) : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            ConcurrentBag<INamedTypeSymbol> assemblies = [];
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol.FindAttribute(WellKnownNames.AssemblyAttribute) is not null)
                    {
                        assemblies.Add((INamedTypeSymbol)symbol.Symbol);
                    }
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (INamedTypeSymbol assembly in assemblies)
                {
                    Analyze(DeclaredComposition.Of(assembly, end.Compilation, end.CancellationToken), end);
                }
            });
        });

    private protected abstract void Analyze(DeclaredComposition composition, CompilationAnalysisContext context);
}
