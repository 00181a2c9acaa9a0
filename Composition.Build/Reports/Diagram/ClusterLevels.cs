// Which clusters of a diagram are above which: callers above those that they call, as in the rows of a cluster.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Sorts clusters by who calls whom.</summary>
internal static class ClusterLevels
{
    /// <summary>The clusters from top to bottom; those of one level do not call each other.</summary>
    public static IEnumerable<IEnumerable<IReadOnlyList<DeclaredInstance>>> Of(
        IReadOnlyList<IReadOnlyList<DeclaredInstance>> clusters, IReadOnlyList<DiagramEdge> edges)
    {
        var clusterOf = clusters
            .SelectMany((cluster, index) => cluster.Select(instance => (instance.Name, index)))
            .ToDictionary(entry => entry.Name, entry => entry.index, StringComparer.Ordinal);
        ILookup<int, int> calls = edges
            .Where(edge => edge.Kind == DiagramEdgeKind.Call)
            .Select(edge => (From: clusterOf[edge.From], To: clusterOf[edge.To]))
            .Where(call => call.From != call.To)
            .Distinct()
            .ToLookup(call => call.From, call => call.To);
        var heights = new CallHeights<int>(calls);
        return Enumerable.Range(0, clusters.Count)
            .GroupBy(heights.Of)
            .OrderByDescending(level => level.Key)
            .Select(level => level.Select(cluster => clusters[cluster]));
    }
}
