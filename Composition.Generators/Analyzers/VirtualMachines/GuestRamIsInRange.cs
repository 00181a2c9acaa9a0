// CN1032: the guest's RAM must be enough for a kernel and stay below the devices.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines with too little or too much guest RAM.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuestRamIsInRange() : VirtualMachineRule(VirtualMachineRules.GuestRamOutOfRange)
{
    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        if (RangeOf(attribute) is { } range && range.Nearest(machine.GuestRamMb) != machine.GuestRamMb)
        {
            string reason = machine.GuestRamMb < range.Least
                ? "with less, a Linux kernel cannot decompress itself"
                : "more RAM has no place in 40 bits of physical addresses";
            context.ReportDiagnostic(At(
                LocationOf(attribute, type), machine.GuestRamMb, machine.Index, range.Least, range.Most, reason));
        }
    }

    /// <summary>The range of GuestRamMb.</summary>
    internal static SettingRange? RangeOf(AttributeData attribute) =>
        SettingRange.Find(attribute.AttributeClass, VirtualMachineModel.GuestRamSetting);
}
