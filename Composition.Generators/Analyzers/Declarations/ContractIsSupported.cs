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

            foreach (ISymbol member in ContractReader.UnsupportedMembers(contract))
            {
                context.ReportDiagnostic(At(LocationOf(port), member.Name, contract.Name, Reason(member)));
            }
        }
    }

    private static string Reason(ISymbol member)
    {
        if (member is not IMethodSymbol method)
        {
            return "it is not a method; declare a method instead";
        }

        if (method.IsStatic || method.IsGenericMethod)
        {
            return "it is static or generic; declare an instance method without type parameters";
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!ContractReader.IsSupported(parameter))
            {
                return $"its parameter '{parameter.Name}' of type '{Name(parameter.Type)}' cannot be sent in a "
                    + "message; use integers, bool, enums, strings, structs without references, or spans and arrays "
                    + "of them";
            }
        }

        return $"its result of type '{Name(method.ReturnType)}' cannot be sent in a message; use an integer, bool, "
            + "enum, string, array or struct without references, or fill a Span that the caller passes";
    }

    private static string Name(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
