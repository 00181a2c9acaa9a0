// CN1026: the default of an attribute must fit its type.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds defaults of another type than the attribute, or out of its range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeDefaultHasType() : ComponentRule(DeclarationRules.AttributeDefaultWrong)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.PartialDefinitionPart is null
                && property.FindAttribute(WellKnownNames.AttributeAttribute) is { } declared
                && declared.Argument("Default") is { } value
                && AttributeReader.LayoutType(property.Type) is { } layoutType
                && !AttributeFit.Fits(value, property.Type, layoutType))
            {
                context.ReportDiagnostic(At(
                    LocationOf(property),
                    property.Name,
                    type.Name,
                    value.ToCSharpString(),
                    property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            }
        }
    }
}
