// CN1027: an instance sets an attribute once.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds second settings of an attribute.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingIsGivenOnce() : InstanceRule(CompositionRules.SettingTwice)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (AttributeData setting in instance.FindAttributes(WellKnownNames.SettingAttribute))
        {
            if (!given.Add(setting.Text("name")))
            {
                context.ReportDiagnostic(At(LocationOf(setting, instance), setting.Text("name"), instance.Name));
            }
        }
    }
}
