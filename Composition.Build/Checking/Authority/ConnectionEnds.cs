// Which ports are connected, in which order, and which of them share memory.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>The ends of all connections.</summary>
internal sealed class ConnectionEnds
{
    private readonly Findings findings;
    private readonly Dictionary<string, (DeclaredInstance Instance, int Port)> ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeclaredConnector> connectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PortPeer>> peers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Port, uint Element), RegionGroup> shared = [];
    private readonly List<RegionGroup> regions = [];

    public ConnectionEnds(DeclaredSystem system, Findings findings)
    {
        this.findings = findings;
        foreach (DeclaredConnector connector in system.Connectors)
        {
            findings.Require(
                connectors.TryAdd(connector.Name, connector), $"Two connectors have the name '{connector.Name}'.");
        }

        foreach (DeclaredInstance instance in system.Instances)
        {
            for (int i = 0; i < instance.Ports.Count; i++)
            {
                string name = $"{instance.Name}.{instance.Ports[i].Name}";
                findings.Require(ports.TryAdd(name, (instance, i)), $"Two ports have the name '{name}'.");
            }
        }

        foreach (DeclaredConnection connection in system.Connections)
        {
            Add(connection);
        }
    }

    /// <summary>The regions of all connections.</summary>
    public IEnumerable<RegionGroup> Regions => regions.Select(region => region.Root).Distinct();

    /// <summary>What a port is connected to, in the order of the connections.</summary>
    public IReadOnlyList<PortPeer> PeersOf(DeclaredInstance instance, int port) =>
        peers.GetValueOrDefault($"{instance.Name}.{instance.Ports[port].Name}") ?? [];

    private void Add(DeclaredConnection connection)
    {
        if (!findings.Require(
            connectors.TryGetValue(connection.Connector, out DeclaredConnector? connector),
            $"Connection '{connection.Name}' is a '{connection.Connector}', which is not declared."))
        {
            return;
        }

        bool isSingle = connection.From.Count == 1 && connection.To.Count == 1;
        int pair = 0;
        foreach (string from in connection.From)
        {
            foreach (string to in connection.To)
            {
                string name = isSingle ? connection.Name : $"{connection.Name}_{pair++}";
                if (Find(connection, from) && Find(connection, to))
                {
                    Join(connection, connector!, name, from, to);
                }
            }
        }
    }

    private bool Find(DeclaredConnection connection, string end) => findings.Require(
        ports.ContainsKey(end), $"Connection '{connection.Name}' names '{end}', which is not a port.");

    private void Join(DeclaredConnection connection, DeclaredConnector connector, string name, string from, string to)
    {
        List<PortPeer> ofFrom = peers.TryGetValue(from, out List<PortPeer>? known) ? known : peers[from] = [];
        List<PortPeer> ofTo = peers.TryGetValue(to, out known) ? known : peers[to] = [];
        uint fromElement = (uint)ofFrom.Count;
        uint toElement = (uint)ofTo.Count + (from == to ? 1u : 0);
        RegionGroup? region = null;
        if (connector.Parts.FirstOrDefault(part => part.Kind == PartKind.Region) is { } part)
        {
            region = new RegionGroup(part.PerClient ? name : connection.Name, regions.Count);
            regions.Add(region);
            AddTo(region, from, fromElement, part.PerClient);
            AddTo(region, to, toElement, part.PerClient);
        }

        ofFrom.Add(Peer(to, toElement, connector, ConnectionSide.From, region));
        ofTo.Add(Peer(from, fromElement, connector, ConnectionSide.To, region));
    }

    /// <summary>A port has one region for all its peers, unless it is an array or each pair has one.</summary>
    private void AddTo(RegionGroup region, string end, uint element, bool perClient)
    {
        (DeclaredInstance instance, int port) = ports[end];
        region.Add(instance.Ports[port]);
        (string, uint) place = (end, perClient || instance.Ports[port].Array ? element : 0);
        if (!shared.TryAdd(place, region))
        {
            region.Join(shared[place]);
        }
    }

    private PortPeer Peer(
        string end, uint element, DeclaredConnector connector, ConnectionSide side, RegionGroup? region) => new()
        {
            Instance = ports[end].Instance,
            Port = ports[end].Port,
            ElementThere = element,
            Connector = connector,
            Side = side,
            Region = region,
        };
}
