// CN1010: a port must be connected, unless it is optional.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds ports that nothing is connected to, although they are of no use then.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortIsConnected() : CompositionRule(CompositionRules.PortNotConnected)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        // A connection without ends is an error itself, and may be the missing one.
        if (composition.Model.Connections.Any(connection => connection.From.Count == 0 || connection.To.Count == 0))
        {
            return;
        }

        foreach (ComposedInstance instance in composition.System.Instances)
        {
            foreach (PortModel port in instance.Component.Ports)
            {
                ConnectionEnd end = new(instance.Name, port.Name);
                if (port.Type.NeedsConnection && !port.IsOptional
                    && composition.Connections.PeersOf(end).Count == 0)
                {
                    context.ReportDiagnostic(At(
                        composition.LocationOf(instance.Name),
                        new Subject(port.Name),
                        port.Name,
                        instance.Name,
                        composition.Type.Name,
                        instance.Component.Name));
                }
            }
        }
    }
}
