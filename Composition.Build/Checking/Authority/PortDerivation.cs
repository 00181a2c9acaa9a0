// Derives what the ports of a component give it, by the kinds of the parts that connectors and ports are made of.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>Derives the ports of one component.</summary>
internal sealed class PortDerivation(
    ComponentAuthority component,
    SystemAuthority system,
    ConnectionEnds ends,
    ImageFacts image,
    Findings findings)
{
    private const string Archive = "guest-archive";
    private const string GuestRamMb = "GuestRamMb";
    private const ulong BytesPerMebibyte = 1 << 20;

    /// <summary>More than a processor can address: sizes of guests stay in 64 bits.</summary>
    private const ulong MostMebibytes = 1UL << 20;
    private const int CallerPortShift = 16;
    private const int LastIoPortShift = 16;
    private const int BadgeBits = 64;
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

    private readonly DeclaredInstance instance = component.Instance;
    private uint nextSlot = CapabilitySlot.FirstPort((uint)component.Instance.Threads.Count);

    /// <summary>Derives all ports, in their order.</summary>
    public void Derive()
    {
        for (int port = 0; port < instance.Ports.Count; port++)
        {
            List<GrantedLink> links = [];
            foreach (PartKind part in instance.Ports[port].Parts)
            {
                AddOwn(links, part, port);
            }

            IReadOnlyList<PortPeer> peers = ends.PeersOf(instance, port);
            for (int element = 0; element < peers.Count; element++)
            {
                foreach (DeclaredPart part in peers[element].Connector.Parts)
                {
                    AddConnected(links, part, port, (uint)element, peers[element]);
                }
            }

            component.Ports.Add(new GrantedPort((uint)peers.Count, instance.Ports[port].Thread, links));
        }
    }

    private void AddMemory(GrantedMemory memory) => system.AddMemory(memory, findings);

    private MappingRights Access(int port) => instance.Ports[port].ReadOnly ? MappingRights.Read : ReadWrite;

    private string NameOf(int port) => $"{instance.Name}.{instance.Ports[port].Name}";

    /// <summary>What a port has without a connection.</summary>
    private void AddOwn(List<GrantedLink> links, PartKind part, int port)
    {
        ulong ramSize = Math.Min(InstanceAttributes.Number(instance, GuestRamMb), MostMebibytes) * BytesPerMebibyte;
        string guest = $"{instance.Name}.gpa";
        string ram = $"{instance.Name}.ram";
        switch (part)
        {
            case PartKind.Timer:
                ulong bit = BitOf(instance, port, 0);
                system.Timers.Add(new GrantedEvent(NameOf(port), NotificationOf(instance, port), bit));
                uint slot = Hold(CapabilityKind.Timer, NameOf(port), CapabilityRights.Send);
                links.Add(new GrantedLink(part, 0) { Slot = slot, Badge = bit });
                break;
            case PartKind.Vcpu when ramSize > 0:
                string vcpu = $"{instance.Name}.vcpu0";
                string state = $"{vcpu}.state";
                AddMemory(new GrantedMemory(state, MemoryObjectKind.Zeroed, UserAddressSpace.PageSize));
                system.Vcpus.Add(new GrantedVcpu(vcpu, guest, state, instance.Name));
                slot = Hold(CapabilityKind.Vcpu, vcpu, CapabilityRights.Control);
                links.Add(Mapped(part, 0, state, ReadWrite, UserAddressSpace.PageSize) with { Slot = slot });
                break;
            case PartKind.GuestMemory when ramSize > 0:
                List<GrantedGuestPiece> pieces = GrantedGuestPiece.Divide(ram, ramSize);
                foreach (GrantedGuestPiece piece in pieces)
                {
                    ulong pages = WholePages.Of(piece.Size, UserAddressSpace.LargePageSize);
                    AddMemory(new GrantedMemory(piece.Memory, MemoryObjectKind.GuestRam, pages));
                }

                system.Guests.Add(new GrantedGuest(guest, pieces));
                links.Add(Mapped(part, 0, ram, ReadWrite, ramSize) with
                {
                    MemoryBehind = [.. pieces.Skip(1).Select(piece => piece.Memory)],
                });
                break;
            case PartKind.Vcpu or PartKind.GuestMemory:
                break; // a monitor without a guest
            case PartKind.Archive:
                AddArchive();
                links.Add(Mapped(part, 0, Archive, MappingRights.Read, image.Archive.Size));
                break;
            default:
                findings.Add($"'{NameOf(port)}' has the part {part}, which only connections have.");
                break;
        }
    }

    /// <summary>The archive is one object for all readers.</summary>
    private void AddArchive()
    {
        var archive = new GrantedMemory(Archive, MemoryObjectKind.InImage, WholePages.Of(image.Archive.Size))
        {
            Source = image.Archive.Start,
            SourceSize = image.Archive.Size,
        };
        if (!system.Memory.TryGetValue(Archive, out GrantedMemory? known) || known != archive)
        {
            AddMemory(archive);
        }
    }

    /// <summary>What an end gets of a part of a connection.</summary>
    private void AddConnected(List<GrantedLink> links, DeclaredPart part, int port, uint element, PortPeer peer)
    {
        bool owns = part.Owner == peer.Side;
        switch (part.Kind)
        {
            case PartKind.Endpoint when owns:
                break; // Calls arrive at the endpoint of the component.
            case PartKind.Endpoint:
                RequireSoftware(peer, port);
                findings.Require(
                    peer.ElementThere <= ushort.MaxValue, $"'{peer.Name}' has more clients than it can distinguish.");
                ulong caller = ((ulong)(uint)peer.Port << CallerPortShift) | peer.ElementThere;
                links.Add(new GrantedLink(part.Kind, element)
                {
                    Slot = Hold(
                        CapabilityKind.Endpoint, $"{peer.Instance.Name}.endpoint", CapabilityRights.Send, caller),
                });
                break;
            case PartKind.Notification when owns:
                AddOnce(links, new GrantedLink(part.Kind, instance.Ports[port].Array ? element : 0)
                {
                    Badge = BitOf(instance, port, element),
                });
                break;
            case PartKind.Notification:
                RequireSoftware(peer, port);
                ulong signal = BitOf(peer.Instance, peer.Port, peer.ElementThere);
                string notification = NotificationOf(peer.Instance, peer.Port);
                links.Add(new GrantedLink(part.Kind, element)
                {
                    Slot = Hold(CapabilityKind.Notification, notification, CapabilityRights.Send, signal),
                });
                break;
            case PartKind.Region when peer.Region is { } region:
                uint place = part.PerClient || instance.Ports[port].Array ? element : 0;
                AddOnce(links, Mapped(part.Kind, place, region.Name, Access(port), region.Size));
                break;
            case PartKind.IoPorts or PartKind.DeviceMemory or PartKind.Interrupt when !owns:
                AddDevice(links, part.Kind, port, element, peer);
                break;
            default:
                findings.Add(
                    $"The connection of '{NameOf(port)}' with '{peer.Name}' has the part {part.Kind}, which this end "
                    + "cannot have.");
                break;
        }
    }

    private void AddDevice(List<GrantedLink> links, PartKind kind, int port, uint element, PortPeer peer)
    {
        string device = peer.Name;
        if (!findings.Require(
            peer.Instance.Ports[peer.Port].Hardware is not null && peer.Instance.Hardware,
            $"'{NameOf(port)}' is connected to '{device}' as to a device, which it is not.")
            || !system.Claim(device, NameOf(port), findings))
        {
            return;
        }

        DeclaredHardware hardware = peer.Instance.Ports[peer.Port].Hardware!;
        switch (kind)
        {
            case PartKind.IoPorts:
                system.IoPorts.Add((device, hardware));
                links.Add(new GrantedLink(kind, element)
                {
                    Slot = Hold(CapabilityKind.IoPorts, device, CapabilityRights.Send | CapabilityRights.Receive),
                    Size = hardware.Start | (unchecked(hardware.Start + hardware.Length - 1) << LastIoPortShift),
                });
                break;
            case PartKind.DeviceMemory:
                AddMemory(new GrantedMemory(device, MemoryObjectKind.Device, WholePages.Of(hardware.Length))
                {
                    Source = hardware.Start,
                });
                MappingRights rights = Access(port) | (hardware.Cached ? 0 : MappingRights.Uncached);
                links.Add(Mapped(kind, element, device, rights, hardware.Length));
                break;
            default:
                ulong bit = BitOf(instance, port, element);
                system.Interrupts.Add((new GrantedEvent(device, NotificationOf(instance, port), bit), hardware));
                uint slot = Hold(CapabilityKind.Interrupt, device, CapabilityRights.Send);
                links.Add(new GrantedLink(kind, element) { Slot = slot, Badge = bit });
                break;
        }
    }

    private uint Hold(CapabilityKind kind, string name, CapabilityRights rights, ulong badge = 0)
    {
        component.Capabilities.Add(new GrantedCapability(nextSlot, kind, name, rights, badge));
        return nextSlot++;
    }

    private static GrantedLink Mapped(PartKind kind, uint element, string memory, MappingRights rights, ulong size) =>
        new(kind, element) { Memory = memory, Rights = rights, Size = size };

    /// <summary>What all peers of a port share is one link.</summary>
    private static void AddOnce(List<GrantedLink> links, GrantedLink link)
    {
        if (!links.Contains(link))
        {
            links.Add(link);
        }
    }

    private void RequireSoftware(PortPeer peer, int port) => findings.Require(
        !peer.Instance.Hardware, $"'{NameOf(port)}' calls or signals '{peer.Name}', which is a device.");

    /// <summary>The notification of the thread that learns of a port's signals.</summary>
    private string NotificationOf(DeclaredInstance owner, int port)
    {
        uint thread = owner.Ports[port].Thread;
        return findings.Require(
            thread < owner.Threads.Count,
            $"'{owner.Name}.{owner.Ports[port].Name}' names thread {thread}, which does not exist.")
                ? $"{owner.Name}.{owner.Threads[(int)thread].Name}"
                : "";
    }

    /// <summary>
    /// The signalled ports of an instance are numbered in their order, an array takes a number for each element.
    /// </summary>
    private ulong BitOf(DeclaredInstance owner, int port, uint element)
    {
        findings.Require(
            owner.Ports[port].Signalled,
            $"'{owner.Name}.{owner.Ports[port].Name}' is not declared as a port that can be signalled.");
        uint number = owner.Ports[port].Array ? element : 0;
        for (int i = 0; i < port; i++)
        {
            if (owner.Ports[i].Signalled)
            {
                number += owner.Ports[i].Array ? (uint)ends.PeersOf(owner, i).Count : 1;
            }
        }

        return findings.Require(
            number < BadgeBits, $"'{owner.Name}' has more than {BadgeBits} ports that can be signalled.")
                ? 1UL << (int)number
                : 0;
    }
}
