// CN1034: the index of a virtual machine is not negative.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines whose index is negative: it is part of their instances' names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VirtualMachineIndexIsInRange() : VirtualMachineRule(VirtualMachineRules.VmIndexOutOfRange)
{
    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        if (machine.Index < 0)
        {
            context.ReportDiagnostic(At(LocationOf(attribute, type), machine.Index, type.Name));
        }
    }
}
