// CN1030: each virtual machine has a different index.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines of a system that have the same index.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VirtualMachineIndexIsUnique() : CompositionRule(VirtualMachineRules.VmIndexTwice)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        HashSet<int> indexes = [];
        foreach (VirtualMachineModel machine in composition.Model.VirtualMachines)
        {
            if (!indexes.Add(machine.Index))
            {
                string holder = composition.Model.Holders[0].Name;
                context.ReportDiagnostic(At(composition.LocationOf(holder), machine.Index, composition.Type.Name));
            }
        }
    }
}
