// CN1037: a class of virtual machines has at least one.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances of classes of virtual machines that declare none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VirtualMachineIsDeclared() : InstanceRule(VirtualMachineRules.NoVirtualMachine)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        if (component.DerivesFrom(WellKnownNames.VirtualMachines)
            && component.FindAttribute(WellKnownNames.VmConfigurationAttribute) is null)
        {
            context.ReportDiagnostic(At(instance.Locations.FirstOrDefault(), instance.Name, component.Name));
        }
    }
}
