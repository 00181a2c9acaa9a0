// CN1047: calls between instances do not come back to their caller.
using CamkesNet.Abi;
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds connections for calls that close a cycle: a server serves one call at a time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallsFormNoCycle() : CompositionRule(CompositionRules.CallCycle)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        Dictionary<string, List<string>> calls = new(StringComparer.Ordinal);
        foreach (ConnectionModel connection in composition.System.Connections)
        {
            ConnectorPart? endpoint = composition.System.FindConnector(connection.Connector)?.Parts
                .Where(part => part.Kind == PartKind.Endpoint)
                .Select(part => (ConnectorPart?)part)
                .FirstOrDefault();
            if (endpoint is not { } part)
            {
                continue;
            }

            bool callsTo = part.Owner == ConnectorEnd.To;
            foreach (ConnectionEnd client in callsTo ? connection.From : connection.To)
            {
                foreach (ConnectionEnd server in callsTo ? connection.To : connection.From)
                {
                    if (FindPath(calls, server.Instance, client.Instance) is { } path)
                    {
                        context.ReportDiagnostic(At(
                            composition.LocationOf(connection.Name),
                            connection.Name,
                            string.Join(" → ", path.Prepend(client.Instance))));
                    }

                    Add(calls, client.Instance, server.Instance);
                }
            }
        }
    }

    private static void Add(Dictionary<string, List<string>> calls, string client, string server)
    {
        if (!calls.TryGetValue(client, out List<string>? servers))
        {
            calls.Add(client, servers = []);
        }

        servers.Add(server);
    }

    // The instances by which calls of one instance reach another, both included.
    private static IReadOnlyList<string>? FindPath(
        Dictionary<string, List<string>> calls, string from, string to)
    {
        Dictionary<string, string?> reachedFrom = new(StringComparer.Ordinal) { [from] = null };
        Queue<string> open = new([from]);
        while (open.Count > 0)
        {
            string instance = open.Dequeue();
            if (instance == to)
            {
                Stack<string> path = new();
                for (string? step = instance; step is not null; step = reachedFrom[step])
                {
                    path.Push(step);
                }

                return [.. path];
            }

            foreach (string server in calls.TryGetValue(instance, out List<string>? servers) ? servers : [])
            {
                if (!reachedFrom.ContainsKey(server))
                {
                    reachedFrom.Add(server, instance);
                    open.Enqueue(server);
                }
            }
        }

        return null;
    }
}
