// CN1033: a virtual machine needs a kernel.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines that name no kernel.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelImageIsNamed() : VirtualMachineRule(VirtualMachineRules.KernelImageEmpty)
{
    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        if (string.IsNullOrWhiteSpace(machine.KernelImage))
        {
            context.ReportDiagnostic(At(LocationOf(attribute, type), machine.Index));
        }
    }
}
