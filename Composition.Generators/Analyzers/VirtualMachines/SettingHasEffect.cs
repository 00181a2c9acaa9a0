// CN1036: reports settings that have no effect.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds settings of virtual machines that CAmkES has and that do nothing here.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingHasEffect() : VirtualMachineRule(VirtualMachineRules.SettingWithoutEffect)
{
    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            ISymbol? setting = attribute.AttributeClass!.GetMembers(argument.Key).FirstOrDefault();
            if (setting?.FindAttribute(WellKnownNames.WithoutEffectAttribute) is { } marked)
            {
                context.ReportDiagnostic(At(
                    LocationOf(attribute, argument.Key, context.CancellationToken) ?? LocationOf(attribute, type),
                    argument.Key,
                    machine.Index,
                    marked.Text("reason")));
            }
        }
    }

    private static Location? LocationOf(AttributeData attribute, string argument, CancellationToken cancellation) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(written => written.NameEquals?.Name.Identifier.ValueText == argument)?.GetLocation();
}
