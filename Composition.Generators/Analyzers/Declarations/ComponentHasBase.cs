// CN1002: a component must derive from its base class.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds components that do not derive from Component, HardwareComponent or VirtualMachines.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComponentHasBase() : ComponentRule(DeclarationRules.ComponentBaseMissing)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        bool isHardware = attribute == "Hardware";
        bool hasMachines = type.FindAttribute(WellKnownNames.VmConfigurationAttribute) is not null;
        string expected = isHardware ? WellKnownNames.HardwareComponent
            : hasMachines ? WellKnownNames.VirtualMachines
            : WellKnownNames.Component;
        bool derives = type.DerivesFrom(expected)
            || (!isHardware && !hasMachines && type.DerivesFrom(WellKnownNames.VirtualMachines));
        if (!derives)
        {
            string name = expected.Substring(expected.LastIndexOf('.') + 1);
            context.ReportDiagnostic(At(LocationOf(type), type.Name, attribute, name));
        }
    }
}
