// Answers, for a port of an instance, what it is connected to.
using CamkesNet.Abi;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>A port that another is connected to.</summary>
/// <param name="End">The other port.</param>
/// <param name="Element">The place of this connection among those of the other port.</param>
/// <param name="Side">Which end of the connector this port is.</param>
/// <param name="Name">The connection's name, with a number where it joins several pairs of ports.</param>
internal sealed record ConnectionPeer(
    ConnectionEnd End, int Element, ConnectorModel Connector, ConnectorEnd Side, string Name)
{
    public bool Owns(ConnectorPart part) => part.Owner == Side;
}

/// <summary>The connections of a system, by end.</summary>
internal sealed class ConnectionIndex
{
    private static readonly ConnectorModel unknown = new(string.Empty, default, default);

    private readonly ComposedSystem system;
    private readonly Dictionary<ConnectionEnd, List<ConnectionPeer>> peers = [];

    public ConnectionIndex(ComposedSystem system)
    {
        this.system = system;
        Regions = new SharedRegions(system);
        foreach (ConnectionModel connection in system.Connections)
        {
            Add(connection);
        }
    }

    /// <summary>The memory that connections have.</summary>
    public SharedRegions Regions { get; }

    /// <summary>What the end is connected to, in the order of the connections.</summary>
    public IReadOnlyList<ConnectionPeer> PeersOf(ConnectionEnd end) =>
        peers.TryGetValue(end, out List<ConnectionPeer>? known) ? known : [];

    /// <summary>The instance and port of an end; null when there is no such instance or port.</summary>
    public (ComposedInstance Instance, PortModel Port, int Index)? Resolve(ConnectionEnd end) => system.Resolve(end);

    /// <summary>
    /// The bit by which a port is signalled: the signalled ports of an instance are numbered in their order, an array
    /// takes one for each of its elements.
    /// </summary>
    public ulong BadgeBit(ComposedInstance instance, int portIndex, int element)
    {
        int bit = BitsOf(instance, portIndex) + (instance.Component.Ports[portIndex].IsArray ? element : 0);
        return 1UL << (bit % KernelInterface.BadgeBits);
    }

    /// <summary>How many bits the first ports of an instance take.</summary>
    public int BitsOf(ComposedInstance instance, int portCount)
    {
        int bits = 0;
        for (int i = 0; i < portCount; i++)
        {
            PortModel port = instance.Component.Ports[i];
            int elements = port.IsArray ? PeersOf(new ConnectionEnd(instance.Name, port.Name)).Count : 1;
            bits += port.Type.IsSignalled ? elements : 0;
        }

        return bits;
    }

    private void Add(ConnectionModel connection)
    {
        ConnectorModel connector = system.FindConnector(connection.Connector) ?? unknown;
        bool isSingle = connection.From.Count == 1 && connection.To.Count == 1;
        int pair = 0;
        foreach (ConnectionEnd from in connection.From)
        {
            foreach (ConnectionEnd to in connection.To)
            {
                string name = isSingle ? connection.Name : connection.Name + "_" + pair++;
                int fromElement = PeersOf(from).Count;
                int toElement = PeersOf(to).Count + (from == to ? 1 : 0);
                AddPeer(from, new ConnectionPeer(to, toElement, connector, ConnectorEnd.From, name));
                AddPeer(to, new ConnectionPeer(from, fromElement, connector, ConnectorEnd.To, name));
                if (connector.Parts.FirstOrDefault(part => part.Kind == PartKind.Region)
                    is { Kind: PartKind.Region } region)
                {
                    Regions.Add(region.PerClient ? name : connection.Name, region, (from, fromElement), (to, toElement));
                }
            }
        }
    }

    private void AddPeer(ConnectionEnd end, ConnectionPeer peer)
    {
        if (!peers.TryGetValue(end, out List<ConnectionPeer>? known))
        {
            peers.Add(end, known = []);
        }

        known.Add(peer);
    }
}
