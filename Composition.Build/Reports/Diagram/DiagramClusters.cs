// Divides a large picture: instances that belong together are drawn in a frame, what all of them use stands outside.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>
/// Finds the parts of a system that are hardly connected with each other, as a server is that everybody uses. An instance
/// belongs to its neighbours if it has few; one with very many belongs to nobody.
/// </summary>
internal sealed class DiagramClusters
{
    /// <summary>So many neighbours say where an instance belongs.</summary>
    private const int FewNeighbours = 3;

    /// <summary>An instance with more neighbours than this, and than twice the root of all instances, is shared.</summary>
    private const int ManyNeighbours = 10;

    private readonly Dictionary<string, HashSet<string>> neighbours;
    private readonly HashSet<string> shared;

    private DiagramClusters(IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges)
    {
        neighbours = instances.ToDictionary(
            instance => instance.Name, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (DiagramEdge edge in edges.Where(edge => edge.From != edge.To))
        {
            neighbours[edge.From].Add(edge.To);
            neighbours[edge.To].Add(edge.From);
        }

        double many = Math.Max(ManyNeighbours, 2 * Math.Sqrt(instances.Count));
        shared = [.. neighbours.Where(entry => entry.Value.Count > many).Select(entry => entry.Key)];
    }

    /// <summary>The instances of each cluster, in the order of their first ones.</summary>
    public static IReadOnlyList<IReadOnlyList<DeclaredInstance>> Of(
        IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges)
    {
        var clusters = new DiagramClusters(instances, edges);
        return DiagramGroups.Of(instances, [.. edges.Where(clusters.Binds)]);
    }

    private bool Binds(DiagramEdge edge)
    {
        // A device belongs to its driver, however many clients that has.
        bool isDevice = edge.Kind is DiagramEdgeKind.Device or DiagramEdgeKind.Interrupt;
        bool isOnlyNeighbour = neighbours[edge.From].Count == 1 || neighbours[edge.To].Count == 1;
        bool isShared = shared.Contains(edge.From) || shared.Contains(edge.To);
        return (isDevice && isOnlyNeighbour)
            || (!isShared && Math.Min(Neighbours(edge.From), Neighbours(edge.To)) <= FewNeighbours);
    }

    private int Neighbours(string name) => neighbours[name].Count(neighbour => !shared.Contains(neighbour));
}
