// CN1035: all virtual machines of a system are declared by one class.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds systems with two classes of virtual machines, which would add the shared servers twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VirtualMachinesAreTogether() : CompositionRule(VirtualMachineRules.VirtualMachinesTwice)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        foreach (VirtualMachineHolder holder in composition.Model.Holders.Skip(1))
        {
            context.ReportDiagnostic(At(
                composition.LocationOf(holder.Name), holder.Name, composition.Model.Holders[0].Name));
        }
    }
}
