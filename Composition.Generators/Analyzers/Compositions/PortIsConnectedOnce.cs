// CN1011: most ports accept only one connection.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds connections of ports that are connected already.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortIsConnectedOnce() : CompositionRule(CompositionRules.PortConnectedTwice)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        Dictionary<ConnectionEnd, string> first = [];
        foreach (ConnectionModel connection in composition.System.Connections)
        {
            foreach (ConnectionEnd end in connection.From.Concat(connection.To))
            {
                if (composition.Connections.Resolve(end)?.Port is not { IsArray: false, Type.TakesOne: { } reason })
                {
                    continue;
                }

                if (first.TryGetValue(end, out string? other))
                {
                    context.ReportDiagnostic(At(
                        composition.LocationOf(connection.Name), end, other, reason, connection.Name));
                }
                else
                {
                    first.Add(end, connection.Name);
                }
            }
        }
    }
}
