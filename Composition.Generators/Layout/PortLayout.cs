// Lays out the ports of one instance: badge bits, memory, and the capability in each port's slot.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>Lays out ports of an instance; adds the objects and capabilities that they need.</summary>
internal sealed class PortLayout(
    ComposedInstance instance,
    ConnectionIndex connections,
    LayoutObjects objects,
    List<LayoutCapability> capabilities)
{
    public LayoutPort Build(int index)
    {
        PortModel port = instance.Component.Ports[index];
        ConnectionEnd end = new(instance.Name, port.Name);
        IReadOnlyList<ConnectionEnd> peers = connections.PeersOf(end);
        ulong badge = port.Kind.HasBadgeBit() ? instance.BadgeBit(index) : 0;
        LayoutPort layout = new(
            port,
            index,
            peers.Count > 0 || !port.Kind.IsConnectable(),
            badge,
            port.Kind == PortKind.Provides ? peers.Count : 0,
            ComposedInstance.ThreadOf(port),
            null,
            null);
        uint slot = CapabilitySlot.FirstPort + (uint)index;
        switch (port.Kind)
        {
            case PortKind.Dataport:
                return layout with
                {
                    Region = connections.RegionOf(end),
                    Access = port.IsReadOnly ? "r" : "rw",
                };
            case PortKind.Timer:
                objects.Add(new TimerObject(end.ToString(), instance.NotificationOf(port), badge));
                capabilities.Add(new(slot, "timer", end.ToString(), CapabilityRights.Send, 0));
                return layout;
            case PortKind.Vcpu or PortKind.GuestMemory or PortKind.GuestArchive:
                return new GuestLayout(instance, objects, capabilities).Build(layout, slot);
            default:
                return peers.Count > 0 && connections.Resolve(peers[0]) is { } peer
                    ? Connect(layout, slot, end, peer.Instance, peer.Port, peer.Index)
                    : layout;
        }
    }

    private LayoutPort Connect(
        LayoutPort layout, uint slot, ConnectionEnd end, ComposedInstance peer, PortModel peerPort, int peerIndex)
    {
        ConnectionEnd peerEnd = new(peer.Name, peerPort.Name);
        switch (layout.Port.Kind, peerPort.Kind)
        {
            case (PortKind.Uses, PortKind.Provides):
                ulong client = (ulong)connections.ClientNumber(peerEnd, end);
                ulong badge = ((ulong)peerIndex << KernelInterface.BadgePortShift) | client;
                capabilities.Add(new(slot, "endpoint", peer.Endpoint, CapabilityRights.Send, badge));
                return layout;
            case (PortKind.Emits, PortKind.Consumes):
                capabilities.Add(new(
                    slot, "notification", peer.NotificationOf(peerPort), CapabilityRights.Send,
                    peer.BadgeBit(peerIndex)));
                return layout;
            case (PortKind.IoPorts, PortKind.HardwareIoPorts):
                return ConnectIoPorts(layout, slot, peerEnd, peerPort);
            case (PortKind.Interrupt, PortKind.HardwareInterrupt):
                if (peerPort.Hardware is { } line)
                {
                    objects.Add(new InterruptObject(
                        peerEnd.ToString(), line, instance.NotificationOf(layout.Port), layout.Badge));
                    capabilities.Add(new(slot, "interrupt", peerEnd.ToString(), CapabilityRights.Send, 0));
                }

                return layout;
            case (PortKind.DeviceMemory, PortKind.HardwareMemory):
                if (peerPort.Hardware is { } range)
                {
                    objects.AddOnce(new DeviceMemoryObject(peerEnd.ToString(), range));
                }

                return layout with { Region = peerEnd.ToString(), Access = "rw" };
            default:
                return layout;
        }
    }

    private LayoutPort ConnectIoPorts(LayoutPort layout, uint slot, ConnectionEnd peerEnd, PortModel peerPort)
    {
        if (peerPort.Hardware is { } ports)
        {
            objects.AddOnce(new IoPortsObject(peerEnd.ToString(), ports.Start, ports.Start + ports.Length - 1));
            capabilities.Add(new(slot, "ioPorts", peerEnd.ToString(), CapabilityRights.SendAndReceive, 0));
        }

        return layout;
    }
}
