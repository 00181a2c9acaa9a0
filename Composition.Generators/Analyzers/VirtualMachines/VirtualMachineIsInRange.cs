// CN1023: priority and heap of a virtual machine's monitor must be within their ranges.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines with a priority or heap that the kernel cannot give their monitor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VirtualMachineIsInRange() : VirtualMachineRule(CompositionRules.InstanceOutOfRange)
{
    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        foreach (SettingRange range in SettingRange.Of(attribute.AttributeClass))
        {
            // The guest's RAM has a rule of its own, CN1032, which gives the reasons for its bounds.
            if (range.Name != VirtualMachineModel.GuestRamSetting && range.Excludes(attribute) is { } value)
            {
                context.ReportDiagnostic(At(
                    LocationOf(attribute, type),
                    new Subject(range.Name),
                    range.Name,
                    "vm" + machine.Index,
                    value,
                    range.Text));
            }
        }
    }
}
