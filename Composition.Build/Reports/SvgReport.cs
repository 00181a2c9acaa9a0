// Draws a system as an SVG picture, on its own or inside the HTML report.
using System.Globalization;
using System.Net;
using System.Text;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the SVG report.</summary>
internal static class SvgReport
{
    private const int LongestName = 23;
    private const int LegendHeight = 34;
    private const int LegendStep = 150;
    private const int Margin = 24;

    /// <summary>What the legend says of the lines of a class, if there are any.</summary>
    private static readonly (string Class, string Text)[] legend =
    [
        ("rpc", "calls"), ("event", "events"), ("data", "shared data"), ("device", "hardware"),
    ];

    private const string Style = """
        text { font-family: 'Segoe UI', 'DejaVu Sans', sans-serif; font-size: 13px; fill: #1b1b1f; }
        .node rect { fill: #eef1ff; stroke: #5b6bbf; stroke-width: 1.4; }
        .node.virtualmachine rect { fill: #e5f6ea; stroke: #2e8b57; }
        .node.hardware rect { fill: #f4efe6; stroke: #a08050; stroke-dasharray: 5 3; }
        .node .name { font-weight: 600; }
        .node .component { font-size: 11px; fill: #5a5a66; }
        .edge { fill: none; stroke-width: 1.5; stroke: #777; }
        .rpc { stroke: #4656b8; marker-end: url(#call); }
        .event { stroke: #c2571a; stroke-dasharray: 5 4; marker-end: url(#signal); }
        .data { stroke: #2e8b57; stroke-width: 2.4; } .device { stroke: #a08050; }
        """;

    /// <summary>Who calls whom, and who signals whom; shared memory and devices have no direction.</summary>
    private const string Arrows = """
        <defs>
        <marker id="call" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"
         markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="#4656b8"/></marker>
        <marker id="signal" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"
         markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="#c2571a"/></marker>
        </defs>
        """;

    /// <summary>The picture.</summary>
    public static string Write(SystemDiagram diagram)
    {
        var svg = new StringBuilder();
        (string Class, string Text)[] used =
        [
            .. legend.Where(entry => diagram.Edges.Any(edge => ClassOf(edge.Kind).Class == entry.Class)),
        ];
        int width = Math.Max(diagram.Width, Margin + (used.Length * LegendStep));
        int height = diagram.Height + LegendHeight;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
            <style>
            {Style}
            </style>
            {Arrows}
            <rect class="paper" width="100%" height="100%" fill="#fff"/>
            <g transform="translate({(width - diagram.Width) / 2} 0)">

            """);
        var nodes = diagram.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        foreach (DiagramEdge edge in diagram.Edges)
        {
            if (nodes.TryGetValue(edge.From, out DiagramNode? from) && nodes.TryGetValue(edge.To, out DiagramNode? to))
            {
                WriteEdge(svg, edge, from, to);
            }
        }

        foreach (DiagramNode node in diagram.Nodes)
        {
            WriteNode(svg, node);
        }

        svg.Append("</g>\n");
        WriteLegend(svg, used, (width - (used.Length * LegendStep)) / 2, diagram.Height);
        return svg.Append("</svg>\n").ToString();
    }

    private static void WriteNode(StringBuilder svg, DiagramNode node)
    {
        const int Middle = SystemDiagram.NodeWidth / 2;
        string kind = node.Kind.ToString().ToLowerInvariant();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <g class="node {kind}" data-name="{Text(node.Name)}" transform="translate({node.X} {node.Y})" tabindex="0">
            <title>{Text(node.Name)}: {Text(node.Component)}</title>
            <rect width="{SystemDiagram.NodeWidth}" height="{SystemDiagram.NodeHeight}" rx="8"/>
            <text class="name" x="{Middle}" y="20" text-anchor="middle">{Text(Shorten(node.Name))}</text>
            <text class="component" x="{Middle}" y="36" text-anchor="middle">{Text(Shorten(node.Component))}</text>
            </g>

            """);
    }

    private static void WriteEdge(StringBuilder svg, DiagramEdge edge, DiagramNode from, DiagramNode to)
    {
        // Lines of different kinds between the same instances begin at different places.
        (string kind, int shift) = ClassOf(edge.Kind);
        int x1 = from.X + (SystemDiagram.NodeWidth / 2) + shift;
        int x2 = to.X + (SystemDiagram.NodeWidth / 2) + shift;
        bool isDown = from.Y < to.Y;
        bool isLevel = from.Y == to.Y;
        int y1 = from.Y + (isDown || isLevel ? SystemDiagram.NodeHeight : 0);
        int y2 = to.Y + (isDown ? 0 : SystemDiagram.NodeHeight);
        int bend = isLevel ? 40 : Math.Max(28, Math.Abs(y2 - y1) / 2);
        int c1 = isDown || isLevel ? y1 + bend : y1 - bend;
        int c2 = isDown ? y2 - bend : y2 + bend;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <path class="edge {kind}" data-from="{Text(edge.From)}" data-to="{Text(edge.To)}"
             data-connector="{Text(edge.Connector)}" d="M{x1} {y1}C{x1} {c1} {x2} {c2} {x2} {y2}">
            <title>{Text(edge.Connector)}{"\n"}{Text(string.Join('\n', edge.Connections))}</title></path>

            """);
    }

    private static void WriteLegend(StringBuilder svg, (string Class, string Text)[] entries, int left, int y)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            int x = left + (i * LegendStep);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""
                <path class="edge {entries[i].Class}" d="M{x} {y + 12}h36"/>
                <text x="{x + 44}" y="{y + 16}">{entries[i].Text}</text>

                """);
        }
    }

    private static (string Class, int Shift) ClassOf(DiagramEdgeKind kind) => kind switch
    {
        DiagramEdgeKind.Call => ("rpc", -24),
        DiagramEdgeKind.Event => ("event", 24),
        DiagramEdgeKind.Data => ("data", 0),
        DiagramEdgeKind.Interrupt => ("device", 12),
        DiagramEdgeKind.Device => ("device", -12),
        _ => ("other", 36),
    };

    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
