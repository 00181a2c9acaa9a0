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
            INamedTypeSymbol type = (INamedTypeSymbol)symbol.Symbol;
            foreach (AttributeData attribute in type.FindAttributes(WellKnownNames.VmConfigurationAttribute))
            {
                Location? location = attribute.ApplicationSyntaxReference is { } reference
                    ? Location.Create(reference.SyntaxTree, reference.Span)
                    : type.Locations.FirstOrDefault();
                Analyze(type, VirtualMachineReader.Read(attribute), location, symbol);
            }
        },
        SymbolKind.NamedType);

    private protected abstract void Analyze(
        INamedTypeSymbol type, VirtualMachineModel machine, Location? location, SymbolAnalysisContext context);
}
