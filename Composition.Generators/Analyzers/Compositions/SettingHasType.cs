// CN1017: the value of a setting must fit its attribute.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds settings whose value is of another type than the attribute, or out of its range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingHasType() : InstanceRule(CompositionRules.SettingTypeWrong)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        foreach (AttributeData setting in instance.FindAttributes(WellKnownNames.SettingAttribute))
        {
            string name = setting.Text("name");
            IPropertySymbol? target = ComponentReader.Hierarchy(component)
                .SelectMany(type => type.GetMembers(name).OfType<IPropertySymbol>())
                .FirstOrDefault(property => property.FindAttribute(WellKnownNames.AttributeAttribute) is not null);
            if (target is null || AttributeReader.LayoutType(target.Type) is not { } type
                || setting.Argument("value") is not { } value || AttributeFit.Fits(value, target.Type, type))
            {
                continue;
            }

            context.ReportDiagnostic(At(
                LocationOf(setting, instance),
                name,
                instance.Name,
                value.ToCSharpString(),
                target.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }
}
