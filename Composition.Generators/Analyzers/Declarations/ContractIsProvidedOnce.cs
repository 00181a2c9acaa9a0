// CN1046: a component provides a contract through one port.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>
/// Finds second ports of a contract: the calls of both arrive at the same methods, and the clients of both are numbered
/// from 0.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractIsProvidedOnce() : ComponentRule(DeclarationRules.ContractTwice)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        Dictionary<ISymbol, string> provided = new(SymbolEqualityComparer.Default);
        foreach (IPropertySymbol port in OwnPorts(type).Where(port => port.PartialDefinitionPart is null))
        {
            if (PortReader.TypeOf(port.Type) is not { Contract: ContractRole.Served }
                || PortReader.ElementOf(port.Type)!.TypeArguments.FirstOrDefault() is not { } contract)
            {
                continue;
            }

            if (provided.TryGetValue(contract, out string? other))
            {
                context.ReportDiagnostic(At(LocationOf(port), type.Name, contract.Name, other, port.Name));
            }
            else
            {
                provided.Add(contract, port.Name);
            }
        }
    }
}
