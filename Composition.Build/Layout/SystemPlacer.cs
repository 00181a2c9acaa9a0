// Gives the system its sizes and addresses.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout.Derived;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Layout;

/// <summary>Places a system: every object gets its index, every piece of memory its size and address.</summary>
internal sealed class SystemPlacer
{
    private const ulong LastIoPort = ushort.MaxValue;

    /// <summary>More than any component can map, and few enough bytes for sums of sizes not to overflow.</summary>
    private const ulong LargestMemory = UserAddressSpace.End - UserAddressSpace.GuestRam;

    private readonly SystemDocument system;
    private readonly ObjectNames names;
    private readonly PlacedSystem placed = new();
    private readonly Dictionary<string, uint> memoryOfObject = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<DeclaredImplementation, ComponentImage> images;

    private SystemPlacer(SystemDocument system, IReadOnlyDictionary<DeclaredImplementation, ComponentImage> images)
    {
        this.system = system;
        this.images = images;
        names = new ObjectNames(system);
    }

    /// <summary>Places <paramref name="system"/> and the fault reporter.</summary>
    /// <param name="system">The system.</param>
    /// <param name="images">The linked implementations.</param>
    /// <param name="payload">Takes the components' startup pages.</param>
    /// <param name="archive">Where the guest files are.</param>
    public static PlacedSystem Place(
        SystemDocument system,
        IReadOnlyDictionary<DeclaredImplementation, ComponentImage> images,
        PayloadPlacement payload,
        GuestArchivePlace archive)
    {
        var placer = new SystemPlacer(ReporterAddition.AddTo(system), images);
        placer.PlaceObjects(archive);
        placer.PlaceComponents(payload, archive);
        placer.PlaceGuests();
        const string User = "the head of the boot tables";
        placer.placed.Reporter = placer.names.IndexOfComponent(ReporterAddition.Name, User);
        placer.placed.FaultRecord = placer.MemoryIndex(ReporterAddition.Record, User);
        return placer.placed;
    }

    private void PlaceComponents(PayloadPlacement payload, GuestArchivePlace archive)
    {
        DeclaredInstance[] instances = [.. system.Instances.Where(instance => !instance.Hardware)];
        if (!instances.Select(instance => instance.Name)
            .SequenceEqual(system.Layout.Components.Select(component => component.Instance)))
        {
            throw ObjectNames.Bad("its components are not the declared instances that have code");
        }

        var components = new ComponentPlacer(names, placed, memoryOfObject, payload, archive);
        for (int i = 0; i < instances.Length; i++)
        {
            placed.Components.Add(
                components.Place(instances[i], system.Layout.Components[i], ImageOf(instances[i])));
        }
    }

    private ComponentImage ImageOf(DeclaredInstance instance) =>
        images.TryGetValue(instance.Implementation, out ComponentImage? image)
            ? image
            : throw ObjectNames.Bad(
                $"instance '{instance.Name}' has no implementation '{instance.Implementation.Type}'");

    private void PlaceObjects(GuestArchivePlace archive)
    {
        placed.Endpoints.AddRange(names.OfKind(ObjectKind.Endpoint).Select(item => item.Name));
        Dictionary<string, uint> boundThreads = BoundThreads();
        placed.Notifications.AddRange(names.OfKind(ObjectKind.Notification)
            .Select(item => (item.Name, boundThreads.GetValueOrDefault(item.Name, uint.MaxValue))));
        placed.Interrupts.AddRange(names.OfKind(ObjectKind.Interrupt).Select(Interrupt));
        placed.Timers.AddRange(names.OfKind(ObjectKind.Timer).Select(item => new TimerRecord
        {
            Notification = names.IndexOf(ObjectKind.Notification, item.Notification, $"timer '{item.Name}'"),
            Badge = unchecked((ulong)item.Badge),
        }));
        placed.IoPorts.AddRange(names.OfKind(ObjectKind.IoPorts).Select(IoPorts));
        foreach (DerivedObject item in system.Layout.Objects)
        {
            PlacedMemory[] pieces = [.. MemoryOf(item, archive)];
            if (pieces.Length > 0)
            {
                memoryOfObject.Add(item.Name, (uint)placed.Memory.Count);
                placed.Memory.AddRange(pieces);
            }
        }
    }

    /// <summary>The threads that notifications are bound to, by the notifications' names.</summary>
    private Dictionary<string, uint> BoundThreads()
    {
        var threads = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (DeclaredInstance instance in system.Instances.Where(instance => !instance.Hardware))
        {
            foreach (DeclaredThread thread in instance.Threads.Where(thread => thread.Receives || thread.RunsVcpu))
            {
                string name = ObjectNames.ThreadName(instance, thread);
                threads.Add(name, names.IndexOfThread(name, name));
            }
        }

        return threads;
    }

    private InterruptRecord Interrupt(DerivedObject item)
    {
        DeclaredHardware line = names.HardwareOf(item.Name);
        return new InterruptRecord
        {
            Number = line.Start <= uint.MaxValue
                ? (uint)line.Start
                : throw ObjectNames.Bad($"interrupt '{item.Name}' has the number {line.Start}"),
            IsIsa = line.Isa ? (byte)1 : (byte)0,
            IsLevelTriggered = line.LevelTriggered ? (byte)1 : (byte)0,
            IsActiveLow = line.ActiveLow ? (byte)1 : (byte)0,
            Notification = names.IndexOf(ObjectKind.Notification, item.Notification, $"interrupt '{item.Name}'"),
            Badge = unchecked((ulong)item.Badge),
        };
    }

    private IoPortsRecord IoPorts(DerivedObject item)
    {
        DeclaredHardware range = names.HardwareOf(item.Name);
        return range.Start <= LastIoPort && range.Length != 0 && range.Length - 1 <= LastIoPort - range.Start
            ? new IoPortsRecord { First = (ushort)range.Start, Last = (ushort)(range.Start + range.Length - 1) }
            : throw ObjectNames.Bad($"'{item.Name}' has {range.Length} I/O ports from 0x{range.Start:X} on");
    }

    private IEnumerable<PlacedMemory> MemoryOf(DerivedObject item, GuestArchivePlace archive)
    {
        if (item.Kind == ObjectKind.GuestRam)
        {
            RequireSize(item.Name, item.Size);
            return GuestRamPiece.Of(item.Name, item.Size).Select(piece => new PlacedMemory
            {
                Name = piece.Name,
                Kind = MemoryObjectKind.GuestRam,
                Size = RoundUp(piece.Size, UserAddressSpace.LargePageSize),
            });
        }

        if (SingleMemoryOf(item, archive) is { } memory)
        {
            RequireSize(item.Name, memory.Size);
            return [memory];
        }

        return [];
    }

    private static void RequireSize(string name, ulong size)
    {
        if (size > LargestMemory)
        {
            throw ObjectNames.Bad($"memory '{name}' has {size} bytes");
        }
    }

    private PlacedMemory? SingleMemoryOf(DerivedObject item, GuestArchivePlace archive) => item.Kind switch
    {
        ObjectKind.Region => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.Zeroed,
            Size = RoundUp(item.Size, UserAddressSpace.PageSize),
        },
        ObjectKind.DeviceMemory => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.Device,
            Size = RoundUp(names.HardwareOf(item.Name).Length, UserAddressSpace.PageSize),
            Source = names.HardwareOf(item.Name).Start,
        },
        ObjectKind.Archive => new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.InImage,
            Size = Pages.RoundUp(archive.Size),
            Source = archive.Address,
            SourceSize = archive.Size,
        },
        ObjectKind.Symbols => Symbols(item),
        _ => null,
    };

    private PlacedMemory Symbols(DerivedObject item)
    {
        ComponentImage image = ImageOf(system.Instances.First(instance => instance.Name == item.Component));
        return new PlacedMemory
        {
            Name = item.Name,
            Kind = MemoryObjectKind.InImage,
            Size = Pages.RoundUp(image.SymbolTableSize),
            Source = image.SymbolTable,
            SourceSize = image.SymbolTableSize,
        };
    }

    private static ulong RoundUp(ulong size, ulong unit) =>
        size <= LargestMemory ? Alignment.RoundUp(size, unit) : size;

    private void PlaceGuests()
    {
        foreach (DerivedObject space in names.OfKind(ObjectKind.GuestAddressSpace))
        {
            string user = $"guest address space '{space.Name}'";
            DerivedObject ram = names.Find(space.Ram, user);
            uint first = MemoryIndex(ram.Name, user);
            placed.GuestAddressSpaces.Add(
            [
                .. GuestRamPiece.Of(ram.Name, ram.Size).Select((piece, i) => new GuestMappingRecord
                {
                    GuestPhysicalAddress = piece.GuestAddress,
                    Size = piece.Size,
                    MemoryObject = first + (uint)i,

                    // What a guest may do with its memory is its own page tables' business.
                    Rights = MappingRights.Read | MappingRights.Write | MappingRights.Execute,
                }),
            ]);
        }

        foreach (DerivedObject vcpu in names.OfKind(ObjectKind.Vcpu))
        {
            string user = $"vCPU '{vcpu.Name}'";
            placed.Vcpus.Add(new VcpuRecord
            {
                GuestAddressSpace = names.IndexOf(ObjectKind.GuestAddressSpace, vcpu.GuestAddressSpace, user),
                StateObject = MemoryIndex(vcpu.StateRegion, user),
                Component = names.IndexOfComponent(vcpu.Component, user),
            });
        }
    }

    private uint MemoryIndex(string? name, string user) =>
        name is not null && memoryOfObject.TryGetValue(name, out uint index)
            ? index
            : throw ObjectNames.Bad($"{user} names memory '{name}', which is not declared");
}
