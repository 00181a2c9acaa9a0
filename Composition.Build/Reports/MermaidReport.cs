// Draws a system as a Mermaid flowchart, for documents that render it.
using System.Text;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the Mermaid report.</summary>
internal static class MermaidReport
{
    /// <summary>The flowchart.</summary>
    public static string Write(SystemDiagram diagram)
    {
        var text = new StringBuilder("flowchart TD\n");
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DiagramNode node in diagram.Nodes)
        {
            // Names of instances may be words of Mermaid, such as "end".
            string identifier = $"i{identifiers.Count}";
            identifiers.Add(node.Name, identifier);
            string label = $"\"{node.Name}<br/><small>{node.Component}</small>\"";
            text.Append("    ").Append(identifier).Append(node.Kind switch
            {
                DiagramNodeKind.VirtualMachine => $"[[{label}]]",
                DiagramNodeKind.Hardware => $"[/{label}/]",
                _ => $"[{label}]",
            }).Append('\n');
        }

        foreach (DiagramEdge edge in diagram.Edges)
        {
            if (identifiers.TryGetValue(edge.From, out string? from)
                && identifiers.TryGetValue(edge.To, out string? to))
            {
                text.Append($"    {from} {Arrow(edge.Kind)} {to}\n");
            }
        }

        return text.ToString();
    }

    private static string Arrow(DiagramEdgeKind kind) => kind switch
    {
        DiagramEdgeKind.Call => "-->",
        DiagramEdgeKind.Event => "-. event .->",
        DiagramEdgeKind.Data => "== data ===",
        _ => "---",
    };
}
