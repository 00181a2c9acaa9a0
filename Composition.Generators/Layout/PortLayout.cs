// Lays out one port: what each end of a connection gets of each of the connector's parts.
using CamkesNet.Abi;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>Puts a capability into the instance's next slot.</summary>
internal delegate uint AddCapability(CapabilityKind kind, string target, CapabilityRights rights, ulong badge);

/// <summary>Lays out a port of an instance; adds the objects and capabilities that it needs.</summary>
internal sealed class PortLayout(
    ComposedInstance instance,
    int index,
    ConnectionIndex connections,
    LayoutObjects objects,
    AddCapability addCapability)
{
    private readonly PortModel port = instance.Component.Ports[index];
    private readonly ConnectionEnd end = new(instance.Name, instance.Component.Ports[index].Name);
    private readonly List<LayoutLink> links = [];

    private string Access => port.IsReadOnly ? "r" : "rw";

    public LayoutPort Build()
    {
        IReadOnlyList<ConnectionPeer> peers = connections.PeersOf(end);
        links.AddRange(new OwnPartLayout(instance, port, objects, addCapability).Build(end.ToString(), BadgeBit(0)));
        for (int element = 0; element < peers.Count; element++)
        {
            if (connections.Resolve(peers[element].End) is not { } peer)
            {
                continue;
            }

            foreach (ConnectorPart part in peers[element].Connector.Parts)
            {
                Connect(part, element, peers[element], peer.Instance, peer.Port, peer.Index);
            }
        }

        return new LayoutPort(peers.Count, links);
    }

    private void Connect(
        ConnectorPart part,
        int element,
        ConnectionPeer connection,
        ComposedInstance peer,
        PortModel peerPort,
        int peerIndex)
    {
        bool owns = connection.Owns(part);
        switch (part.Kind)
        {
            case PartKind.Endpoint when !owns:
                ulong caller = ((ulong)(uint)peerIndex << KernelInterface.BadgePortShift) | (uint)connection.Element;
                links.Add(new LayoutLink(part.Kind, element, addCapability(
                    CapabilityKind.Endpoint, peer.Endpoint, CapabilityRights.Send, caller)));
                break;
            case PartKind.Notification when owns:
                AddOnce(new LayoutLink(part.Kind, port.IsArray ? element : 0, Badge: BadgeBit(element)));
                break;
            case PartKind.Notification:
                links.Add(new LayoutLink(part.Kind, element, addCapability(
                    CapabilityKind.Notification,
                    peer.NotificationOf(peerPort),
                    CapabilityRights.Send,
                    connections.BadgeBit(peer, peerIndex, connection.Element))));
                break;
            case PartKind.Region:
                string? region = connections.Regions.Of(end, element, part.PerClient);
                AddOnce(new LayoutLink(
                    part.Kind, part.PerClient || port.IsArray ? element : 0, Object: region, Access: Access));
                break;
            case PartKind.IoPorts or PartKind.DeviceMemory or PartKind.Interrupt when !owns:
                ConnectDevice(part.Kind, element, connection.End.ToString());
                break;
        }
    }

    private void ConnectDevice(PartKind kind, int element, string device)
    {
        switch (kind)
        {
            case PartKind.IoPorts:
                objects.AddOnce(new IoPortsObject(device));
                links.Add(new LayoutLink(kind, element, addCapability(
                    CapabilityKind.IoPorts, device, CapabilityRights.Send | CapabilityRights.Receive, 0)));
                break;
            case PartKind.DeviceMemory:
                objects.AddOnce(new DeviceMemoryObject(device));
                links.Add(new LayoutLink(kind, element, Object: device, Access: Access));
                break;
            default:
                objects.AddOnce(new InterruptObject(device, instance.NotificationOf(port), BadgeBit(element)));
                links.Add(new LayoutLink(
                    kind,
                    element,
                    addCapability(CapabilityKind.Interrupt, device, CapabilityRights.Send, 0),
                    BadgeBit(element)));
                break;
        }
    }

    // What all peers of a port share is one link.
    private void AddOnce(LayoutLink link)
    {
        if (!links.Contains(link))
        {
            links.Add(link);
        }
    }

    private ulong BadgeBit(int element) => port.Type.IsSignalled ? connections.BadgeBit(instance, index, element) : 0;
}
