// CN1034: the index of a virtual machine is 0 to 7.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines whose index is out of range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VirtualMachineIndexIsInRange() : VirtualMachineRule(VirtualMachineRules.VmIndexOutOfRange)
{
    internal const int LargestIndex = 7;

    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        if (machine.Index is < 0 or > LargestIndex)
        {
            context.ReportDiagnostic(At(LocationOf(attribute, type), machine.Index, type.Name, LargestIndex));
        }
    }
}
