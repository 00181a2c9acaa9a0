// Finds the connections of a port of an instance.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>The connections of a system, by end.</summary>
internal sealed class ConnectionIndex
{
    private readonly ComposedSystem system;
    private readonly Dictionary<ConnectionEnd, List<ConnectionEnd>> peers = [];
    private readonly Dictionary<(ConnectionEnd End, ConnectionEnd Peer), int> peerNumbers = [];
    private readonly Dictionary<ConnectionEnd, string> regionOfEnd = [];
    private readonly List<string> regions = [];

    public ConnectionIndex(ComposedSystem system)
    {
        this.system = system;
        foreach (ConnectionModel connection in system.Connections)
        {
            Add(connection);
        }
    }

    /// <summary>What the end is connected to, in the order of the connections.</summary>
    public IReadOnlyList<ConnectionEnd> PeersOf(ConnectionEnd end) =>
        peers.TryGetValue(end, out List<ConnectionEnd>? known) ? known : [];

    /// <summary>The instance and port of an end; null when there is no such instance or port.</summary>
    public (ComposedInstance Instance, PortModel Port, int Index)? Resolve(ConnectionEnd end) =>
        system.Find(end.Instance) is { } instance && instance.Component.IndexOfPort(end.Port) is >= 0 and int index
            ? (instance, instance.Component.Ports[index], index)
            : null;

    /// <summary>The number of a client among those that call a provided port.</summary>
    public int ClientNumber(ConnectionEnd server, ConnectionEnd client) => peerNumbers[(server, client)];

    /// <summary>The region that a dataport shares with its peers; null when it has none.</summary>
    public string? RegionOf(ConnectionEnd dataport) =>
        regionOfEnd.TryGetValue(dataport, out string? region) ? region : null;

    /// <summary>The regions behind the dataports, each as large as the largest of its dataports.</summary>
    public IEnumerable<RegionObject> SharedObjects()
    {
        ILookup<string, ConnectionEnd> endsOfRegion = regionOfEnd.ToLookup(
            pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        foreach (string region in regions)
        {
            long size = endsOfRegion[region].Max(end => Resolve(end)?.Port.PayloadSize ?? 0);
            yield return new RegionObject(region, RoundUpToPages(Math.Max(1, size)));
        }
    }

    private static long RoundUpToPages(long size) =>
        (size + KernelInterface.PageSize - 1) / KernelInterface.PageSize * KernelInterface.PageSize;

    private void Add(ConnectionModel connection)
    {
        foreach (ConnectionEnd from in connection.From)
        {
            foreach (ConnectionEnd to in connection.To)
            {
                AddPeer(from, to);
                AddPeer(to, from);
            }
        }

        ConnectionEnd[] dataports = connection.From.Concat(connection.To)
            .Where(end => Resolve(end)?.Port.Kind == PortKind.Dataport)
            .ToArray();
        if (dataports.Length > 0)
        {
            ShareRegion(connection.Name, dataports);
        }
    }

    private void AddPeer(ConnectionEnd end, ConnectionEnd peer)
    {
        if (!peers.TryGetValue(end, out List<ConnectionEnd>? known))
        {
            peers.Add(end, known = []);
        }

        if (!peerNumbers.ContainsKey((end, peer)))
        {
            peerNumbers.Add((end, peer), known.Count);
            known.Add(peer);
        }
    }

    // A dataport has one piece of memory, so connections that meet in a dataport share one region.
    private void ShareRegion(string connection, ConnectionEnd[] dataports)
    {
        string[] met = dataports.Select(RegionOf).OfType<string>().Distinct().ToArray();
        string region = met.Length > 0 ? met[0] : connection;
        if (met.Length == 0)
        {
            regions.Add(region);
        }

        if (met.Length > 1)
        {
            foreach (ConnectionEnd end in regionOfEnd.Keys.Where(end => met.Contains(regionOfEnd[end])).ToArray())
            {
                regionOfEnd[end] = region;
            }

            regions.RemoveAll(name => name != region && met.Contains(name));
        }

        foreach (ConnectionEnd end in dataports)
        {
            regionOfEnd[end] = region;
        }
    }
}
