// Gives the declared system its sizes and addresses.
using CamkesNet.Abi;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout.Declared;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Layout;

/// <summary>Places a system: every object gets its index, every piece of memory its size and address.</summary>
internal sealed class SystemPlacer
{
    private readonly DeclaredSystem declared;
    private readonly ObjectNames names;
    private readonly PlacedSystem placed = new();
    private readonly Dictionary<string, uint> memoryOfObject = new(StringComparer.Ordinal);

    private SystemPlacer(DeclaredSystem declared)
    {
        this.declared = declared;
        names = new ObjectNames(declared);
    }

    /// <summary>Places <paramref name="declared"/>.</summary>
    /// <param name="declared">The system.</param>
    /// <param name="images">The linked implementation of each type, by the type's full name.</param>
    /// <param name="payload">Takes the components' startup pages.</param>
    /// <param name="archive">Where the guest files are.</param>
    public static PlacedSystem Place(
        DeclaredSystem declared,
        IReadOnlyDictionary<string, ComponentImage> images,
        PayloadPlacement payload,
        GuestArchivePlace archive)
    {
        var placer = new SystemPlacer(declared);
        placer.PlaceObjects(archive);
        var components = new ComponentPlacer(placer.names, placer.placed, placer.memoryOfObject, payload, archive);
        foreach (DeclaredInstance instance in declared.Instances.Where(instance => !instance.Hardware))
        {
            if (!images.TryGetValue(instance.Implementation.Type, out ComponentImage? image))
            {
                throw ObjectNames.Bad(
                    $"instance '{instance.Name}' has no implementation '{instance.Implementation.Type}'");
            }

            placer.placed.Components.Add(components.Place(instance, image));
        }

        placer.PlaceGuests();
        return placer.placed;
    }

    private void PlaceObjects(GuestArchivePlace archive)
    {
        placed.Endpoints.AddRange(names.OfKind("endpoint").Select(item => item.Name));
        placed.Notifications.AddRange(names.OfKind("notification")
            .Select(item => (item.Name, names.BoundThread(declared, item.Name))));
        placed.Interrupts.AddRange(names.OfKind("interrupt").Select(item => new InterruptRecord
        {
            Number = item.Number,
            IsIsa = item.Isa ? (byte)1 : (byte)0,
            IsLevelTriggered = item.LevelTriggered ? (byte)1 : (byte)0,
            IsActiveLow = item.ActiveLow ? (byte)1 : (byte)0,
            Notification = names.IndexOf("notification", item.Notification, $"interrupt '{item.Name}'"),
            Badge = unchecked((ulong)item.Badge),
        }));
        placed.Timers.AddRange(names.OfKind("timer").Select(item => new TimerRecord
        {
            Notification = names.IndexOf("notification", item.Notification, $"timer '{item.Name}'"),
            Badge = unchecked((ulong)item.Badge),
        }));
        placed.IoPorts.AddRange(names.OfKind("ioPorts")
            .Select(item => new IoPortsRecord { First = item.First, Last = item.Last }));
        foreach (DeclaredObject item in declared.Objects)
        {
            if (MemoryOf(item, archive) is { } memory)
            {
                memoryOfObject.Add(item.Name, (uint)placed.Memory.Count);
                placed.Memory.Add(memory);
            }
        }
    }

    private static PlacedMemory? MemoryOf(DeclaredObject item, GuestArchivePlace archive) => item.Kind switch
    {
        "region" => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.Zeroed,
            Size = Pages.RoundUp(item.Size),
        },
        "deviceMemory" => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.Device,
            Size = Pages.RoundUp(item.Size),
            Source = item.Address,
        },
        "guestRam" => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.GuestRam,
            Size = Alignment.RoundUp(item.Size, UserAddressSpace.LargePageSize),
        },
        "archive" => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.InImage,
            Size = Pages.RoundUp(archive.Size),
            Source = archive.Address,
            SourceSize = archive.Size,
        },
        _ => null,
    };

    private void PlaceGuests()
    {
        foreach (DeclaredObject space in names.OfKind("guestAddressSpace"))
        {
            placed.GuestAddressSpaces.Add([.. space.Mappings.Select(mapping => new GuestMappingRecord
            {
                GuestPhysicalAddress = mapping.Address,
                Offset = mapping.Offset,
                Size = mapping.Size,
                MemoryObject = MemoryIndex(mapping.Region, $"guest address space '{space.Name}'"),

                // What a guest may do with its memory is its own page tables' business.
                Rights = MappingRights.Read | MappingRights.Write | MappingRights.Execute,
            })]);
        }

        foreach (DeclaredObject vcpu in names.OfKind("vcpu"))
        {
            string user = $"vCPU '{vcpu.Name}'";
            placed.Vcpus.Add(new VcpuRecord
            {
                GuestAddressSpace = names.IndexOf("guestAddressSpace", vcpu.GuestAddressSpace, user),
                StateObject = MemoryIndex(vcpu.StateRegion, user),
                Component = names.IndexOf("control", vcpu.Component, user),
            });
        }
    }

    private uint MemoryIndex(string? name, string user) =>
        name is not null && memoryOfObject.TryGetValue(name, out uint index)
            ? index
            : throw ObjectNames.Bad($"{user} names memory '{name}', which is not declared");
}
