// The owner and the connections of each port.
namespace CamkesNet.Hosted;

/// <summary>A composition's description, with its ports resolved.</summary>
internal sealed class SystemWiring
{
    private readonly Dictionary<Port, SystemInstance> _owners = [];
    private readonly Dictionary<object, List<object>> _peers = new(ReferenceEqualityComparer.Instance);

    public SystemWiring(SystemDescription description)
    {
        Components = [.. description.Instances.Where(instance => instance.Component is not null)];
        foreach (SystemInstance instance in Components)
        {
            var collector = new PortCollector();
            instance.Component!.InvokeBind(collector);
            foreach (Port port in collector.Ports)
            {
                _owners.Add(port, instance);
            }
        }

        foreach (SystemConnection connection in description.Connections)
        {
            Join(connection);
        }
    }

    public IReadOnlyList<SystemInstance> Components { get; }

    public SystemInstance FindInstance(Component component) =>
        Components.FirstOrDefault(instance => instance.Component == component)
        ?? throw new InvalidOperationException(
            "The component is not an instance of this composition: pass one of its instances.");

    public SystemInstance FindOwner(Port port) => _owners.TryGetValue(port, out SystemInstance? owner)
        ? owner
        : throw new InvalidOperationException(
            $"The port {port.Name} does not belong to an instance of this composition: pass a port of one.");

    /// <summary>The other ends of a port's connections, in the order of the connections.</summary>
    public IReadOnlyList<object> FindPeers(Port port) =>
        _peers.TryGetValue(port, out List<object>? peers) ? peers : [];

    /// <summary>All ports that share memory with a dataport, itself included.</summary>
    public HashSet<Port> FindSharing(Port port)
    {
        HashSet<Port> sharing = [port];
        var open = new Queue<Port>(sharing);
        while (open.TryDequeue(out Port? next))
        {
            foreach (Port peer in FindPeers(next).Cast<Port>().Where(sharing.Add))
            {
                open.Enqueue(peer);
            }
        }

        return sharing;
    }

    private void Join(SystemConnection connection)
    {
        Connector connector = connection.Connector;
        foreach (object end in (object[])[connector.From, connector.To])
        {
            if (end is Port port && !_owners.ContainsKey(port))
            {
                throw new InvalidOperationException(
                    $"The connection {connection.Name} ends at the port {port.Name} of a component that is not an "
                    + "instance of this composition: connect ports of its instances.");
            }
        }

        AddPeer(connector.From, connector.To);
        AddPeer(connector.To, connector.From);
    }

    private void AddPeer(object end, object peer)
    {
        if (!_peers.TryGetValue(end, out List<object>? peers))
        {
            _peers.Add(end, peers = []);
        }

        peers.Add(peer);
    }
}
