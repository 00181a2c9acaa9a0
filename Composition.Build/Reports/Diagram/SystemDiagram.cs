// The picture of a system: what both the SVG and the Mermaid report draw.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Instances with their places, and the lines between them.</summary>
internal sealed class SystemDiagram
{
    public const int NodeWidth = 176;
    public const int NodeHeight = 46;
    private const int HorizontalGap = 34;
    private const int VerticalGap = 70;
    private const int GroupGap = 24;
    private const int Margin = 24;

    /// <summary>Large systems fill a rectangle; small ones need not be squeezed into one.</summary>
    private const int LeastColumns = 6;

    private SystemDiagram(IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges)
    {
        Nodes = nodes;
        Edges = edges;
        Width = nodes.Select(node => node.X).DefaultIfEmpty().Max() + NodeWidth + Margin;
        Height = nodes.Select(node => node.Y).DefaultIfEmpty().Max() + NodeHeight + Margin;
    }

    public IReadOnlyList<DiagramNode> Nodes { get; }

    public IReadOnlyList<DiagramEdge> Edges { get; }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Places the instances of a system.</summary>
    public static SystemDiagram Of(DeclaredSystem system)
    {
        IReadOnlyList<DiagramEdge> edges = EdgesOf(system);
        List<DiagramNode> nodes = [];
        int left = Margin, top = Margin, shelf = 0;
        int most = Columns(system) * (NodeWidth + HorizontalGap);
        foreach (IReadOnlyList<DeclaredInstance> group in DiagramGroups.Of(system.Instances, edges))
        {
            IReadOnlyList<IReadOnlyList<DeclaredInstance>> rows = DiagramRows.Of(group, edges, Columns(system));
            int width = rows.Max(row => row.Count) * (NodeWidth + HorizontalGap);
            if (left > Margin && left + width > most + Margin)
            {
                (left, top, shelf) = (Margin, top + shelf, 0);
            }

            Place(nodes, rows, left, top, width);
            left += width + GroupGap;
            shelf = Math.Max(shelf, (rows.Count * (NodeHeight + VerticalGap)) + GroupGap);
        }

        return new SystemDiagram(nodes, edges);
    }

    private static void Place(
        List<DiagramNode> nodes, IReadOnlyList<IReadOnlyList<DeclaredInstance>> rows, int left, int top, int width)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            int indent = (width - (rows[row].Count * (NodeWidth + HorizontalGap))) / 2;
            for (int column = 0; column < rows[row].Count; column++)
            {
                DeclaredInstance instance = rows[row][column];
                nodes.Add(new DiagramNode(
                    instance.Name,
                    instance.Component[(instance.Component.LastIndexOf('.') + 1)..],
                    KindOf(instance),
                    left + indent + (column * (NodeWidth + HorizontalGap)),
                    top + (row * (NodeHeight + VerticalGap))));
            }
        }
    }

    private static int Columns(DeclaredSystem system) =>
        Math.Max(LeastColumns, (int)Math.Ceiling(Math.Sqrt(system.Instances.Count)));

    private static DiagramNodeKind KindOf(DeclaredInstance instance) =>
        instance.Hardware ? DiagramNodeKind.Hardware
        : instance.IsVirtualMachine ? DiagramNodeKind.VirtualMachine
        : DiagramNodeKind.Component;

    private static IReadOnlyList<DiagramEdge> EdgesOf(DeclaredSystem system) =>
    [
        .. from connection in system.Connections
           from source in connection.From
           from target in connection.To
           group $"{connection.Name}: {source} → {target}"
               by (From: InstanceOf(source), To: InstanceOf(target), connection.Connector) into line
           select new DiagramEdge(
               line.Key.From, line.Key.To, line.Key.Connector, KindOf(system, line.Key.Connector), [.. line]),
    ];

    /// <summary>What a connector is for, by its parts: calls may come with a buffer, and are calls all the same.</summary>
    private static DiagramEdgeKind KindOf(DeclaredSystem system, string connector)
    {
        HashSet<PartKind> parts =
        [
            .. system.Connectors.Where(item => item.Name == connector)
                .SelectMany(item => item.Parts)
                .Select(part => part.Kind),
        ];
        return parts.Contains(PartKind.Endpoint) ? DiagramEdgeKind.Call
            : parts.Contains(PartKind.Interrupt) ? DiagramEdgeKind.Interrupt
            : parts.Overlaps([PartKind.IoPorts, PartKind.DeviceMemory]) ? DiagramEdgeKind.Device
            : parts.Contains(PartKind.Notification) ? DiagramEdgeKind.Event
            : parts.Contains(PartKind.Region) ? DiagramEdgeKind.Data
            : DiagramEdgeKind.Other;
    }

    private static string InstanceOf(string end)
    {
        int dot = end.LastIndexOf('.');
        return dot < 0 ? end : end[..dot];
    }
}
