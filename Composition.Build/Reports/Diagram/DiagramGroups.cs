// Instances that are connected with each other are drawn together.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>The parts of a system that have no connections with each other.</summary>
internal static class DiagramGroups
{
    /// <summary>The groups in the order of their first instances; an instance without connections is one.</summary>
    public static IReadOnlyList<IReadOnlyList<DeclaredInstance>> Of(
        IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges)
    {
        var parents = instances.ToDictionary(
            instance => instance.Name, instance => instance.Name, StringComparer.Ordinal);
        foreach (DiagramEdge edge in edges.Where(edge => parents.ContainsKey(edge.From) && parents.ContainsKey(edge.To)))
        {
            parents[Root(parents, edge.From)] = Root(parents, edge.To);
        }

        return
        [
            .. instances.GroupBy(instance => Root(parents, instance.Name), StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<DeclaredInstance>)[.. group]),
        ];
    }

    private static string Root(Dictionary<string, string> parents, string name)
    {
        while (parents[name] != name)
        {
            // Halving the path keeps all of them short.
            parents[name] = parents[parents[name]];
            name = parents[name];
        }

        return name;
    }
}
