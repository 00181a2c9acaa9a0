// Places the memory of a component's ports and writes down what the component learns of them at its start.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout.Derived;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Layout;

/// <summary>Places the ports of one instance.</summary>
internal sealed class PortPlacer(
    DeclaredInstance instance,
    ObjectNames names,
    PlacedSystem placed,
    IReadOnlyDictionary<string, uint> memoryOfObject,
    GuestArchivePlace archive)
{
    private const int LastIoPortShift = 16;

    private ulong nextRegion = UserAddressSpace.RegionArea;

    public List<PortInfo> Ports { get; } = [];

    public List<LinkInfo> Links { get; } = [];

    public List<PlacedMapping> Mappings { get; } = [];

    /// <summary>Places the links of all ports.</summary>
    public void Place(DerivedComponent component)
    {
        if (component.Ports.Count != instance.Ports.Count)
        {
            throw ObjectNames.Bad(
                $"'{instance.Name}' has {instance.Ports.Count} ports, of which {component.Ports.Count} are laid out");
        }

        for (int i = 0; i < instance.Ports.Count; i++)
        {
            DerivedPort port = component.Ports[i];
            Ports.Add(new PortInfo
            {
                FirstLink = (uint)Links.Count,
                LinkCount = (uint)port.Links.Count,
                Peers = port.Peers,
                Thread = instance.Ports[i].Thread,
            });
            foreach (DerivedLink link in port.Links)
            {
                Links.Add(Place(link, component, $"port '{instance.Name}.{instance.Ports[i].Name}'"));
            }
        }
    }

    private LinkInfo Place(DerivedLink link, DerivedComponent component, string user)
    {
        (ulong address, ulong size) = link.Object is not null
            ? MapRegion(link, user)
            : (0, link.Kind == PartKind.IoPorts ? IoPortRange(link.Slot, component, user) : 0);
        return new LinkInfo
        {
            Kind = link.Kind,
            Element = link.Element,
            Slot = link.Slot,
            Address = address,
            Size = size,
            Badge = unchecked((ulong)link.Badge),
        };
    }

    /// <summary>The range that the capability in a slot is for.</summary>
    private ulong IoPortRange(uint slot, DerivedComponent component, string user)
    {
        DerivedCapability? capability = component.Capabilities.FirstOrDefault(
            candidate => candidate.Slot == slot && candidate.Kind == CapabilityKind.IoPorts);
        if (capability is null)
        {
            throw ObjectNames.Bad($"{user} has I/O ports in slot {slot}, which holds something else");
        }

        IoPortsRecord range = placed.IoPorts[(int)names.IndexOf(capability, user)];
        return range.First | ((ulong)range.Last << LastIoPortShift);
    }

    private (ulong Address, ulong Size) MapRegion(DerivedLink link, string user)
    {
        DerivedObject item = names.Find(link.Object, user);
        if (!memoryOfObject.TryGetValue(item.Name, out uint memory))
        {
            throw ObjectNames.Bad($"{user} has '{item.Name}' as its memory, which is of kind {item.Kind}");
        }

        if (item.Kind == ObjectKind.GuestRam)
        {
            foreach (GuestRamPiece piece in GuestRamPiece.Of(item.Name, item.Size))
            {
                Map(UserAddressSpace.GuestRam + piece.Offset, memory++);
            }

            return (UserAddressSpace.GuestRam, item.Size);
        }

        ulong address = TakeAddress(placed.Memory[(int)memory].Size, user);
        Map(address, memory);

        return (address, item.Kind switch
        {
            ObjectKind.Archive => archive.Size,
            ObjectKind.Symbols => placed.Memory[(int)memory].SourceSize,
            ObjectKind.DeviceMemory => names.HardwareOf(item.Name).Length,
            _ => item.Size,
        });

        void Map(ulong start, uint index)
        {
            ulong size = placed.Memory[(int)index].Size;
            if (size != 0)
            {
                Mappings.Add(new PlacedMapping(start, index, size, RightsOf(link, item)));
            }
        }
    }

    private ulong TakeAddress(ulong size, string user)
    {
        ulong address = nextRegion;
        if (size > UserAddressSpace.GuestRam - nextRegion)
        {
            throw ObjectNames.Bad($"the memory of {user} does not fit into the address space of '{instance.Name}'");
        }

        nextRegion = Alignment.RoundUp(address + size, UserAddressSpace.LargePageSize);
        return address;
    }

    private MappingRights RightsOf(DerivedLink link, DerivedObject item)
    {
        MappingRights rights = MappingRights.Read;
        rights |= link.Access == RegionAccess.Rw ? MappingRights.Write : 0;
        rights |= item.Kind == ObjectKind.DeviceMemory && !names.HardwareOf(item.Name).Cached
            ? MappingRights.Uncached
            : 0;
        return rights;
    }
}
