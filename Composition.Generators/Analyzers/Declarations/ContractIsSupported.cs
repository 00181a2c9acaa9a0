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

            if (ImageSurface.Find(context.Options.AdditionalFiles, context.CancellationToken) is { } surface)
            {
                ReportLacking(context, port, contract, surface);
            }

            foreach (ISymbol member in ContractReader.UnsupportedMembers(contract))
            {
                context.ReportDiagnostic(At(LocationOf(port), member.Name, contract.Name, Complaints.AboutMember(member)));
            }
        }
    }

    // What a contract of a port names goes onto the image.
    private void ReportLacking(
        SymbolAnalysisContext context, IPropertySymbol port, INamedTypeSymbol contract, ImageSurface surface)
    {
        foreach (IMethodSymbol method in contract.AllInterfaces.Append(contract)
            .SelectMany(declaring => declaring.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method is { IsAbstract: true, AssociatedSymbol: null }))
        {
            foreach ((string what, ITypeSymbol type) in method.Parameters
                .Select(parameter => ($"its parameter '{parameter.Name}'", parameter.Type))
                .Append(("its result", method.ReturnType)))
            {
                if (surface.FindLacking(type) is { } lacking)
                {
                    string name = lacking.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                    context.ReportDiagnostic(At(
                        LocationOf(port),
                        method.Name,
                        contract.Name,
                        $"{what} needs '{name}', which images do not have; {ImageAlternatives.To(lacking)}"));
                }
            }
        }
    }
}
