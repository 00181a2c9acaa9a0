// CN1014: the type of an instance must be a component.
using CamkesNet.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances whose type is not a component.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceIsComponent() : InstanceRule(CompositionRules.InstanceNotAComponent)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        if (!IsComponent(component))
        {
            context.ReportDiagnostic(At(instance.Locations.FirstOrDefault(), instance.Name, component.Name));
        }
    }
}
