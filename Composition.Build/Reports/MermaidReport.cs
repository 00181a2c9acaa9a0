// Draws a system as a Mermaid flowchart, for documents that render it.
using CamkesNet.Build.Reports.Diagram;
using CamkesNet.Build.Reports.Mermaid;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the Mermaid report: the chart with the most detail that Mermaid draws.</summary>
internal static class MermaidReport
{
    private const string Elsewhere = "The page beside this file (.html) shows everything.";

    /// <summary>The flowchart.</summary>
    public static string Write(SystemDiagram diagram) =>
        Charts(diagram).First(chart => chart.IsWithinLimits).Text;

    /// <summary>Charts with less and less detail; the last one is always small enough.</summary>
    private static IEnumerable<MermaidChart> Charts(SystemDiagram diagram)
    {
        MermaidBox[] instances =
        [
            .. diagram.Nodes.Select(node => new MermaidBox(node.Name, node.Name, node.ComponentName, node.Kind)),
        ];
        MermaidLine[] lines = [.. diagram.Edges.Select(edge => new MermaidLine(edge.From, edge.To, edge.Kind))];
        yield return new MermaidChart(instances, lines, note: null);
        string size = $"{instances.Length} instances with {lines.Length} lines are too many for Mermaid";
        yield return new MermaidChart(
            instances, OneForEachPair(lines), $"{size}: two instances have one line here. {Elsewhere}");

        MermaidBox[] components = [.. diagram.Nodes.GroupBy(node => (node.Component, node.Kind)).Select(Box)];
        var componentOf = diagram.Nodes.ToDictionary(node => node.Name, KeyOf, StringComparer.Ordinal);
        MermaidLine[] between =
        [
            .. lines.Select(line => line with { From = componentOf[line.From], To = componentOf[line.To] }).Distinct(),
        ];
        const string Folded = "a box is a component here";
        yield return new MermaidChart(components, between, $"{size}: {Folded}. {Elsewhere}");
        yield return new MermaidChart(components, [], $"{size}: {Folded}, without its lines. {Elsewhere}");
        yield return new MermaidChart([], [], $"{size}. {Elsewhere}");
    }

    /// <summary>Of the lines between two instances, the first in the order of kinds.</summary>
    private static MermaidLine[] OneForEachPair(MermaidLine[] lines) =>
    [
        .. lines
            .GroupBy(line => string.CompareOrdinal(line.From, line.To) < 0 ? (line.From, line.To) : (line.To, line.From))
            .Select(pair => pair.OrderBy(line => line.Kind).First()),
    ];

    private static MermaidBox Box(IGrouping<(string Component, DiagramNodeKind Kind), DiagramNode> group)
    {
        DiagramNode first = group.First();
        int count = group.Count();
        return count == 1
            ? new MermaidBox(KeyOf(first), first.Name, first.ComponentName, first.Kind)
            : new MermaidBox(KeyOf(first), first.ComponentName, $"{count} instances", first.Kind);
    }

    private static string KeyOf(DiagramNode node) => $"{node.Component} {node.Kind}";
}
