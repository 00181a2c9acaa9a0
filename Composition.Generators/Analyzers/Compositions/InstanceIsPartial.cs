// CN1015: an instance must be a partial property.
using CamkesNet.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances that generated code cannot create.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceIsPartial() : InstanceRule(CompositionRules.InstanceNotPartial)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        if (!instance.IsPartialDefinition || instance.SetMethod is not null || instance.IsStatic)
        {
            context.ReportDiagnostic(At(instance.Locations.FirstOrDefault(), instance.Name, component.Name));
        }
    }
}
