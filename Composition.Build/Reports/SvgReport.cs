// Draws a system as an SVG picture, on its own or inside the HTML report.
using System.Globalization;
using System.Net;
using System.Text;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the SVG report.</summary>
internal sealed class SvgReport
{
    private const int LongestName = 22;
    private const int LegendHeight = 34;
    private const int LegendStep = 150;
    private const int Margin = 24;

    /// <summary>Of the height of letters, how broad one is on average.</summary>
    private const double LetterWidth = 0.66;

    /// <summary>The label of a frame is not larger than this when the picture is seen from far away, in pixels.</summary>
    private const int LargestLabel = 72;

    /// <summary>What the legend says of the lines of a class, if there are any.</summary>
    private static readonly (string Class, string Text)[] legend =
    [
        ("rpc", "calls"), ("event", "events"), ("data", "shared data"), ("device", "hardware"),
    ];

    private const string Style = """
        text { font-family: 'Segoe UI', 'DejaVu Sans', sans-serif; font-size: 12px; fill: #1b1b1f; }
        .node rect { fill: #eef1ff; stroke: #5b6bbf; stroke-width: 1.4; }
        .node.virtualmachine rect { fill: #e5f6ea; stroke: #2e8b57; }
        .node.hardware rect { fill: #f4efe6; stroke: #a08050; stroke-dasharray: 5 3; }
        .node .name { font-weight: 600; }
        .node .component { font-size: 11px; fill: #5a5a66; }
        .frame rect { fill: #f8f8fb; stroke: #d4d4de; } .frame text { font-weight: 600; fill: #5a5a66; }
        .edge { fill: none; stroke-width: 1.5; stroke: #777; }
        .rpc { stroke: #4656b8; marker-end: url(#call); }
        .event { stroke: #c2571a; stroke-dasharray: 5 4; marker-end: url(#signal); }
        .data { stroke: #2e8b57; stroke-width: 2.4; } .device { stroke: #a08050; } .outer { opacity: .45; }
        """;

    /// <summary>Who calls whom, and who signals whom; shared memory and devices have no direction.</summary>
    private const string Arrows = """
        <defs>
        <marker id="call" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"
         markerUnits="userSpaceOnUse"><path class="callhead" d="M0 0L8 4L0 8z" fill="#4656b8"/></marker>
        <marker id="signal" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"
         markerUnits="userSpaceOnUse"><path class="signalhead" d="M0 0L8 4L0 8z" fill="#c2571a"/></marker>
        </defs>
        """;

    private readonly StringBuilder svg = new();
    private readonly SystemDiagram diagram;
    private readonly Dictionary<string, DiagramNode> nodes;
    private readonly bool isInPage;

    private SvgReport(SystemDiagram diagram, bool isInPage)
    {
        this.diagram = diagram;
        this.isInPage = isInPage;
        nodes = diagram.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
    }

    /// <summary>The picture as a file.</summary>
    public static string Write(SystemDiagram diagram) => new SvgReport(diagram, isInPage: false).Write();

    /// <summary>The picture in the page, which has its own style, names what is pointed at, and changes with the zoom.</summary>
    public static string WriteForPage(SystemDiagram diagram) => new SvgReport(diagram, isInPage: true).Write();

    private string Write()
    {
        (string Class, string Text)[] used =
        [
            .. legend.Where(entry => diagram.Edges.Any(edge => ClassOf(edge.Kind).Class == entry.Class)),
        ];
        int width = Math.Max(diagram.Width, Margin + (used.Length * LegendStep));
        int height = diagram.Height + LegendHeight;
        Append($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
            {(isInPage ? "" : $"<style>\n{Style}\n</style>")}
            {Arrows}
            <rect class="paper" width="100%" height="100%" fill="#fff"/>
            <g transform="translate({(width - diagram.Width) / 2} 0)">

            """);
        foreach (DiagramFrame frame in diagram.Frames)
        {
            WriteFrame(frame);
        }

        foreach (DiagramEdge edge in diagram.Edges)
        {
            WriteEdge(edge, nodes[edge.From], nodes[edge.To]);
        }

        foreach (DiagramNode node in diagram.Nodes)
        {
            WriteNode(node);
        }

        if (isInPage)
        {
            WriteFarLabels();
        }

        Append($"</g>\n");
        WriteLegend(used, (width - (used.Length * LegendStep)) / 2, diagram.Height);
        return svg.Append("</svg>\n").ToString();
    }

    private void WriteFrame(DiagramFrame frame) => Append($"""
        <g class="frame"><rect x="{frame.X}" y="{frame.Y}" width="{frame.Width}" height="{frame.Height}" rx="12"/>
        <text x="{frame.X + 18}" y="{frame.Y + 25}">{Text(frame.Label)}</text></g>

        """);

    private void WriteNode(DiagramNode node)
    {
        const int Middle = SystemDiagram.NodeWidth / 2;
        string kind = node.Kind.ToString().ToLowerInvariant();
        string title = isInPage ? "" : $"\n<title>{Text(node.Name)}: {Text(node.ComponentName)}</title>";
        Append($"""
            <g class="node {kind}" data-name="{Text(node.Name)}" transform="translate({node.X} {node.Y})">{title}
            <rect width="{SystemDiagram.NodeWidth}" height="{SystemDiagram.NodeHeight}" rx="8"/>
            <text class="name" x="{Middle}" y="20" text-anchor="middle">{Text(MiddleCut.Of(ShortNameOf(node), LongestName))}</text>
            <text class="component" x="{Middle}" y="36" text-anchor="middle">{Text(MiddleCut.Of(node.ComponentName, LongestName))}</text>
            </g>

            """);
    }

    /// <summary>What the label of the frame says is not said again.</summary>
    private string ShortNameOf(DiagramNode node) =>
        FrameOf(node)?.Label is string label
            && node.Name.Length > label.Length
            && node.Name.StartsWith(label, StringComparison.Ordinal)
            ? $"…{node.Name[label.Length..].TrimStart('_')}"
            : node.Name;

    /// <summary>What is read instead of the names while these are too small: frames, and instances outside of them.</summary>
    private void WriteFarLabels()
    {
        foreach (DiagramFrame frame in diagram.Frames)
        {
            WriteFarLabel(frame.Label, frame.X + (frame.Width / 2), frame.Y + (frame.Height / 2), frame.Width);
        }

        foreach (DiagramNode node in diagram.Frames.Count == 0 ? [] : diagram.Nodes.Where(node => FrameOf(node) is null))
        {
            WriteFarLabel(
                node.Name,
                node.X + (SystemDiagram.NodeWidth / 2),
                node.Y + (SystemDiagram.NodeHeight / 2),
                SystemDiagram.NodeWidth * 2);
        }
    }

    private void WriteFarLabel(string label, int x, int y, int width)
    {
        int size = Math.Min(LargestLabel, (int)(width / (Math.Max(label.Length, 1) * LetterWidth)));
        Append($"""
            <text class="far" x="{x}" y="{y + (size / 3)}" text-anchor="middle" style="--size:{size}px">{Text(label)}</text>

            """);
    }

    private DiagramFrame? FrameOf(DiagramNode node) => diagram.Frames.FirstOrDefault(frame =>
        node.X >= frame.X && node.X < frame.X + frame.Width && node.Y >= frame.Y && node.Y < frame.Y + frame.Height);

    private void WriteEdge(DiagramEdge edge, DiagramNode from, DiagramNode to)
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
        bool isOuter = diagram.Frames.Count > 0 && FrameOf(from) != FrameOf(to);
        string title = isInPage
            ? "/>"
            : $"><title>{Text(edge.Connector)}\n{Text(string.Join('\n', edge.Connections))}</title></path>";
        Append($"""
            <path class="edge {kind}{(isOuter ? " outer" : "")}" d="M{x1} {y1}C{x1} {c1} {x2} {c2} {x2} {y2}"{title}

            """);
    }

    private void WriteLegend((string Class, string Text)[] entries, int left, int y)
    {
        svg.Append("<g class=\"legend\">\n");
        for (int i = 0; i < entries.Length; i++)
        {
            int x = left + (i * LegendStep);
            Append($"""
                <path class="edge {entries[i].Class}" d="M{x} {y + 12}h36"/>
                <text x="{x + 44}" y="{y + 16}">{entries[i].Text}</text>

                """);
        }

        svg.Append("</g>\n");
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

    private void Append(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
