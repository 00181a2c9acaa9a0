// Rules that look at one [Instance] property.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>A rule for properties marked [Instance].</summary>
public abstract class InstanceRule : Rule
{
    private protected InstanceRule(DiagnosticDescriptor descriptor) : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            // The implementing part of a partial property is the same instance.
            var property = (IPropertySymbol)symbol.Symbol;
            if (property.PartialDefinitionPart is null
                && property.Type is INamedTypeSymbol { TypeKind: not TypeKind.Error } component
                && property.FindAttribute(WellKnownNames.InstanceAttribute) is { } attribute)
            {
                Analyze(property, component, attribute, symbol);
            }
        },
        SymbolKind.Property);

    private protected abstract void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context);

    /// <summary>The type is marked as a component.</summary>
    internal static bool IsComponent(ITypeSymbol type) =>
        type.FindAttribute(WellKnownNames.ComponentAttribute) is not null
        || type.FindAttribute(WellKnownNames.HardwareAttribute) is not null;
}
