// CN1024: an instance has as many signals as a notification has bits.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances whose arrays of signalled ports have too many connections.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceSignalsFit() : CompositionRule(DeclarationRules.TooManySignals)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        foreach (ComposedInstance instance in composition.System.Instances)
        {
            PortModel[] signalled = [.. instance.Component.Ports.Where(port => port.Type.IsSignalled)];
            int bits = composition.Connections.BitsOf(instance, instance.Component.Ports.Count);

            // With too many ports that are no arrays, the component itself is the error: see SignalsFit.
            if (bits > KernelInterface.BadgeBits
                && signalled.Count(port => !port.IsArray) <= KernelInterface.BadgeBits)
            {
                string arrays = string.Join(", ", signalled.Where(port => port.IsArray).Select(port => port.Name));
                context.ReportDiagnostic(At(
                    composition.LocationOf(instance.Name),
                    instance.Name,
                    bits,
                    KernelInterface.BadgeBits,
                    $"connect fewer ports to {arrays}"));
            }
        }
    }
}
