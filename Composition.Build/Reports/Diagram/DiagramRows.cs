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

    private readonly Dictionary<string, List<string>> neighbours = new(StringComparer.Ordinal);
    private readonly CallHeights<string> heights;

    private DiagramRows(IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges)
    {
        foreach (DeclaredInstance instance in instances)
        {
            neighbours[instance.Name] = [];
        }

        DiagramEdge[] inside =
            [.. edges.Where(edge => neighbours.ContainsKey(edge.From) && neighbours.ContainsKey(edge.To))];
        foreach (DiagramEdge edge in inside)
        {
            neighbours[edge.From].Add(edge.To);
            neighbours[edge.To].Add(edge.From);
        }

        // Events often go against the calls: only calls say who is above.
        heights = new CallHeights<string>(inside
            .Where(edge => edge.Kind == DiagramEdgeKind.Call)
            .ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal));
    }

    /// <summary>The rows from top to bottom, none with more than <paramref name="columns"/> instances.</summary>
    public static IReadOnlyList<IReadOnlyList<DeclaredInstance>> Of(
        IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges, int columns)
    {
        var rows = new DiagramRows(instances, edges);
        List<List<DeclaredInstance>> software =
        [
            .. instances.Where(instance => !instance.Hardware)
                .GroupBy(instance => rows.heights.Of(instance.Name))
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
