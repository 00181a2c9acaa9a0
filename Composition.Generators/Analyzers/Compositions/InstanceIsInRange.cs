// CN1023: priority, heap and stack of an instance must be within their ranges.
using CamkesNet.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances with a priority, heap or stack that the kernel cannot give them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceIsInRange() : InstanceRule(CompositionRules.InstanceOutOfRange)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        foreach (SettingRange range in SettingRange.Of(attribute.AttributeClass))
        {
            if (range.Excludes(attribute) is { } value)
            {
                context.ReportDiagnostic(At(
                    LocationOf(attribute, instance),
                    new Subject(range.Name),
                    range.Name,
                    $"instance '{instance.Name}'",
                    value,
                    range.Text));
            }
        }
    }
}
