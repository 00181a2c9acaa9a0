// The lines of a system's picture, out of its connections.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Makes one line of all connections of one connector between two instances.</summary>
internal static class DiagramEdges
{
    /// <summary>The lines in the order of their first connections.</summary>
    public static IReadOnlyList<DiagramEdge> Of(DeclaredSystem system)
    {
        var kinds = system.Connectors.ToDictionary(connector => connector.Name, KindOf, StringComparer.Ordinal);
        HashSet<string> instances = [.. system.Instances.Select(instance => instance.Name)];
        return
        [
            .. from connection in system.Connections
               from source in connection.From
               from target in connection.To
               where instances.Contains(InstanceOf(source)) && instances.Contains(InstanceOf(target))
               group $"{connection.Name}: {source} → {target}"
                   by (From: InstanceOf(source), To: InstanceOf(target), connection.Connector) into line
               select new DiagramEdge(
                   line.Key.From,
                   line.Key.To,
                   line.Key.Connector,
                   kinds.GetValueOrDefault(line.Key.Connector, DiagramEdgeKind.Other),
                   [.. line]),
        ];
    }

    /// <summary>What a connector is for, by its parts: calls may come with a buffer, and are calls all the same.</summary>
    private static DiagramEdgeKind KindOf(DeclaredConnector connector)
    {
        HashSet<PartKind> parts = [.. connector.Parts.Select(part => part.Kind)];
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
