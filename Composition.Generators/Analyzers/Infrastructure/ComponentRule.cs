// Rules that look at one component type.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>A rule for classes marked [Component] or [Hardware].</summary>
public abstract class ComponentRule : Rule
{
    private protected ComponentRule(DiagnosticDescriptor descriptor) : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type.FindAttribute(WellKnownNames.ComponentAttribute) is not null)
            {
                Analyze(type, "Component", symbol);
            }
            else if (type.FindAttribute(WellKnownNames.HardwareAttribute) is not null)
            {
                Analyze(type, "Hardware", symbol);
            }
        },
        SymbolKind.NamedType);

    private protected abstract void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context);

    /// <summary>The properties that are ports or attributes of the class itself.</summary>
    private protected static IEnumerable<IPropertySymbol> OwnPorts(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => !property.IsStatic && PortReader.TypeOf(property.Type) is not null);

    private protected static Location? LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault();
}
