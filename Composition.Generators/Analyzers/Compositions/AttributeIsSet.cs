// CN1018: an attribute without a default must be set at every instance.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances that leave an attribute without a value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeIsSet() : InstanceRule(CompositionRules.AttributeNotSet)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        foreach (AttributeModel declared in ComponentReader.FindOrRead(component, context.Compilation).Attributes)
        {
            bool isSet = instance.FindAttributes(WellKnownNames.SettingAttribute)
                .Any(setting => setting.Text("name") == declared.Name);
            if (declared.Default is null && !isSet)
            {
                context.ReportDiagnostic(At(
                    instance.Locations.FirstOrDefault(),
                    new Subject(declared.Name),
                    declared.Name,
                    instance.Name,
                    component.Name));
            }
        }
    }
}
