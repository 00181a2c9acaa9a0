// CN1014: the type of an instance must be a component.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances whose type is not a component.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceIsComponent() : Rule(CompositionRules.InstanceNotAComponent)
{
    private protected override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            var instance = (IPropertySymbol)symbol.Symbol;
            if (instance.PartialDefinitionPart is null
                && instance.Type.TypeKind != TypeKind.Error
                && instance.FindAttribute(WellKnownNames.InstanceAttribute) is not null
                && !InstanceRule.IsComponent(instance.Type))
            {
                string type = instance.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                symbol.ReportDiagnostic(At(
                    instance.Locations.FirstOrDefault(), instance.Name, type, Remedy(instance.Type, type)));
            }
        },
        SymbolKind.Property);

    private static string Remedy(ITypeSymbol type, string name) => type switch
    {
        IArrayTypeSymbol => "declare a property for each instance",
        { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } =>
            $"mark '{name}' [Component] or [Hardware]",
        _ => "name a class that is marked [Component] or [Hardware]",
    };
}
