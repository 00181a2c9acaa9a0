// Places instances in rows: clients above the servers they call, devices at the bottom, neighbours near each other.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>
/// A layered drawing in the manner of Sugiyama: ranks by longest path, order by the mean of the neighbours.
/// </summary>
internal sealed class DiagramRows
{
    /// <summary>Sweeps over all rows; further ones hardly change anything.</summary>
    private const int Sweeps = 4;

    private readonly Dictionary<string, List<string>> targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> neighbours = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ranks = new(StringComparer.Ordinal);
    private readonly HashSet<string> onPath = new(StringComparer.Ordinal);

    private DiagramRows(IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges)
    {
        foreach (DeclaredInstance instance in instances)
        {
            targets[instance.Name] = [];
            neighbours[instance.Name] = [];
        }

        foreach (DiagramEdge edge in edges)
        {
            if (!targets.ContainsKey(edge.From) || !targets.ContainsKey(edge.To))
            {
                continue; // of another group
            }

            neighbours[edge.From].Add(edge.To);
            neighbours[edge.To].Add(edge.From);

            // Events often go against the calls: only calls say who is above.
            if (edge.Kind == DiagramEdgeKind.Call)
            {
                targets[edge.From].Add(edge.To);
            }
        }
    }

    /// <summary>The rows from top to bottom, none with more than <paramref name="columns"/> instances.</summary>
    public static IReadOnlyList<IReadOnlyList<DeclaredInstance>> Of(
        IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges, int columns)
    {
        var rows = new DiagramRows(instances, edges);
        List<List<DeclaredInstance>> software =
        [
            .. instances.Where(instance => !instance.Hardware)
                .GroupBy(instance => rows.Height(instance.Name))
                .OrderByDescending(row => row.Key)
                .Select(row => row.ToList()),
        ];
        List<DeclaredInstance> hardware = [.. instances.Where(instance => instance.Hardware)];
        if (hardware.Count > 0)
        {
            software.Add(hardware);
        }

        rows.Order(software);
        return [.. software.SelectMany(row => row.Chunk(columns))];
    }

    /// <summary>The longest chain of calls that starts at an instance; calls that close a cycle do not count.</summary>
    private int Height(string name)
    {
        if (ranks.TryGetValue(name, out int known))
        {
            return known;
        }

        onPath.Add(name);
        int height = 0;
        foreach (string target in targets[name].Where(target => !onPath.Contains(target)))
        {
            height = Math.Max(height, Height(target) + 1);
        }

        onPath.Remove(name);
        return ranks[name] = height;
    }

    private void Order(List<List<DeclaredInstance>> rows)
    {
        var places = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (List<DeclaredInstance> row in rows)
        {
            Number(row, places);
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                rows[i] = [.. rows[i].OrderBy(instance => Mean(instance.Name, places))];
                Number(rows[i], places);
            }
        }
    }

    private double Mean(string name, Dictionary<string, double> places) =>
        neighbours[name].Select(neighbour => places[neighbour]).DefaultIfEmpty(places[name]).Average();

    /// <summary>Rows are centred: places count from the middle.</summary>
    private static void Number(List<DeclaredInstance> row, Dictionary<string, double> places)
    {
        for (int i = 0; i < row.Count; i++)
        {
            places[row[i].Name] = i - ((row.Count - 1) / 2.0);
        }
    }
}
