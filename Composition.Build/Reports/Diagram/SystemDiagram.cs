// The picture of a system: what both the SVG and the Mermaid report draw.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Instances with their places, and the lines between them.</summary>
internal sealed class SystemDiagram
{
    public const int NodeWidth = 190;
    public const int NodeHeight = 46;

    /// <summary>Fewer instances are easier to read without frames.</summary>
    private const int LeastForFrames = 25;

    private SystemDiagram(DiagramShelves shelves, IReadOnlyList<DiagramEdge> edges)
    {
        Nodes = shelves.Nodes;
        Frames = shelves.Frames;
        Width = shelves.Width;
        Height = shelves.Height;
        Edges = edges;
    }

    public IReadOnlyList<DiagramNode> Nodes { get; }

    public IReadOnlyList<DiagramFrame> Frames { get; }

    public IReadOnlyList<DiagramEdge> Edges { get; }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Places the instances of a system.</summary>
    public static SystemDiagram Of(DeclaredSystem system)
    {
        IReadOnlyList<DiagramEdge> edges = DiagramEdges.Of(system);
        return new SystemDiagram(
            system.Instances.Count < LeastForFrames ? InGroups(system, edges) : InFrames(system, edges), edges);
    }

    /// <summary>The parts that are not connected, the largest first; lone instances together are the last.</summary>
    private static DiagramShelves InGroups(DeclaredSystem system, IReadOnlyList<DiagramEdge> edges)
    {
        const int Columns = 6;
        ILookup<bool, IReadOnlyList<DeclaredInstance>> groups =
            DiagramGroups.Of(system.Instances, edges).ToLookup(group => group.Count > 1);
        List<IReadOnlyList<DeclaredInstance>> drawn = [.. groups[true].OrderByDescending(group => group.Count)];
        if (groups[false].Any())
        {
            drawn.Add([.. groups[false].Select(group => group[0])]);
        }

        DiagramBlock[] blocks =
            [.. drawn.Select(group => new DiagramBlock(DiagramRows.Of(group, edges, Columns)))];
        var shelves = new DiagramShelves(Columns * NodeWidth);
        shelves.Add(blocks);
        return shelves;
    }

    /// <summary>Clusters in frames, those that call above those that they call.</summary>
    private static DiagramShelves InFrames(DeclaredSystem system, IReadOnlyList<DiagramEdge> edges)
    {
        DiagramBlock[][] levels =
        [
            .. ClusterLevels.Of(DiagramClusters.Of(system.Instances, edges), edges)
                .Select(level => level.Select(cluster => BlockOf(cluster, edges)).ToArray()),
        ];
        var shelves = DiagramShelves.For([.. levels.SelectMany(level => level)]);
        foreach (DiagramBlock[] level in levels)
        {
            shelves.Add(level);
        }

        return shelves;
    }

    private static DiagramBlock BlockOf(IReadOnlyList<DeclaredInstance> cluster, IReadOnlyList<DiagramEdge> edges)
    {
        const int LeastColumns = 3;
        int columns = Math.Max(LeastColumns, (int)Math.Ceiling(Math.Sqrt(cluster.Count)));
        return new DiagramBlock(
            DiagramRows.Of(cluster, edges, columns), cluster.Count > 1 ? ClusterLabel.Of(cluster, edges) : null);
    }
}
