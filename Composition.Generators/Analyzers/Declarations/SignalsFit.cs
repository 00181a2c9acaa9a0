// CN1024: the signalled ports of a component must fit into a notification's badge.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds components with more signalled ports than a notification has bits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SignalsFit() : ComponentRule(DeclarationRules.TooManySignals)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        int signalled = ComponentReader.Hierarchy(type)
            .SelectMany(OwnPorts)
            .Count(port => !PortReader.IsArray(port.Type) && PortReader.TypeOf(port.Type) is { IsSignalled: true });
        if (signalled > KernelInterface.BadgeBits)
        {
            context.ReportDiagnostic(At(LocationOf(type), type.Name, signalled, KernelInterface.BadgeBits, "split the component"));
        }
    }
}
