// Rules that look at one [VmConfiguration].
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>A rule for [VmConfiguration] attributes.</summary>
public abstract class VirtualMachineRule : Rule
{
    private protected VirtualMachineRule(DiagnosticDescriptor descriptor) : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context) => context.RegisterSymbolAction(
        symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            foreach (AttributeData attribute in type.FindAttributes(WellKnownNames.VmConfigurationAttribute))
            {
                Analyze(type, attribute, VirtualMachineReader.Read(attribute), symbol);
            }
        },
        SymbolKind.NamedType);

    private protected abstract void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context);
}
