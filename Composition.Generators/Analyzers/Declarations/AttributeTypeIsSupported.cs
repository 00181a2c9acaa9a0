// CN1009: attributes are integers, Booleans, enums and strings.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds attributes of types that settings cannot have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeTypeIsSupported() : ComponentRule(DeclarationRules.AttributeTypeUnsupported)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.FindAttribute(WellKnownNames.AttributeAttribute) is not null
                && AttributeReader.LayoutType(property.Type) is null)
            {
                string name = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                context.ReportDiagnostic(At(LocationOf(property), property.Name, type.Name, name));
            }
        }
    }
}
