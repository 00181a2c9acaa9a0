// CN1004: a port or attribute must be a partial property.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds ports and attributes that generated code cannot implement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortIsPartial() : ComponentRule(DeclarationRules.PortNotPartial)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            bool isPort = PortReader.TypeOf(property.Type) is not null;
            bool isAttribute = property.FindAttribute(WellKnownNames.AttributeAttribute) is not null;
            bool isPartial = property.IsPartialDefinition || property.PartialDefinitionPart is not null;
            if ((isPort || isAttribute) && (!isPartial || property.SetMethod is not null || property.IsStatic))
            {
                string typeName = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                context.ReportDiagnostic(At(
                    LocationOf(property), property.Name, type.Name, typeName, isPort ? "port" : "attribute"));
            }
        }
    }
}
