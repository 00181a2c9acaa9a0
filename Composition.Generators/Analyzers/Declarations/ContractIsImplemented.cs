// CN1006: a component must implement the contracts that it provides.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds provided ports whose contract the component does not implement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractIsImplemented() : ComponentRule(DeclarationRules.ContractNotImplemented)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol port in OwnPorts(type))
        {
            if (PortReader.TypeOf(port.Type) is not { Contract: ContractRole.Served })
            {
                continue;
            }

            ITypeSymbol contract = PortReader.ElementOf(port.Type)!.TypeArguments[0];
            if (!type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
            {
                context.ReportDiagnostic(At(LocationOf(port), type.Name, contract.Name, port.Name));
            }
        }
    }
}
