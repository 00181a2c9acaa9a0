// CN1005: other components must be able to call a contract's members.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds ports whose contract has members that no message can carry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractIsSupported() : ComponentRule(DeclarationRules.ContractMemberUnsupported)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol port in OwnPorts(type))
        {
            if (PortReader.TypeOf(port.Type) is not { Contract: not ContractRole.None }
                || PortReader.ElementOf(port.Type)!.TypeArguments[0] is not INamedTypeSymbol contract)
            {
                continue;
            }

            if (contract.TypeKind != TypeKind.Interface)
            {
                context.ReportDiagnostic(At(
                    LocationOf(port), contract.Name, contract.Name, "declare the contract as an interface"));
                continue;
            }

            // The compiler refuses the port as well, and runs no rules then.
            if (ContractReader.StaticMember(contract) is not null)
            {
                continue;
            }

            foreach (ISymbol member in ContractReader.UnsupportedMembers(contract))
            {
                context.ReportDiagnostic(At(LocationOf(port), member.Name, contract.Name, Complaints.AboutMember(member)));
            }
        }
    }
}
