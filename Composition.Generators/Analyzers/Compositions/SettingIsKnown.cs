// CN1016: a setting must name an attribute of the component.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds settings that name no attribute.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingIsKnown() : InstanceRule(CompositionRules.SettingUnknown)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        foreach (AttributeData setting in instance.FindAttributes(WellKnownNames.SettingAttribute))
        {
            IReadOnlyList<AttributeModel> attributes =
                ComponentReader.FindOrRead(component, context.Compilation).Attributes;
            string name = setting.Text("name");
            if (attributes.All(known => known.Name != name))
            {
                string known = attributes.Count == 0
                    ? "none"
                    : string.Join(", ", attributes.Select(known => known.Name));
                context.ReportDiagnostic(At(
                    LocationOf(setting, instance), name, instance.Name, component.Name, known));
            }
        }
    }
}
