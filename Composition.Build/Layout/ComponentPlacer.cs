// Lays out one component: its address space, its threads and its capabilities.
using CamkesNet.Abi;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout.Declared;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Layout;

/// <summary>Places components, one after another.</summary>
internal sealed class ComponentPlacer(
    ObjectNames names,
    PlacedSystem placed,
    IReadOnlyDictionary<string, uint> memoryOfObject,
    PayloadPlacement payload,
    GuestArchivePlace archive)
{
    private const int ThreadBlockPages = 2;
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

    /// <summary>
    /// Code and constants are the same for all instances of a type: one memory object for all of them.
    /// </summary>
    private readonly Dictionary<(string Type, string Segment), uint> sharedSegments = [];

    public PlacedComponent Place(DeclaredInstance instance, ComponentImage image)
    {
        List<PlacedMapping> mappings = [];
        MapSegments(instance, image, mappings);
        ulong heapSize = Pages.RoundUp(checked(instance.HeapSize + image.StartupHeap));
        Map(mappings, UserAddressSpace.Heap, AddZeroed($"{instance.Name}.heap", heapSize), ReadWrite);
        List<PlacedThread> threads = PlaceThreads(instance, mappings);
        List<PortInfo> ports = MapPorts(instance, mappings);
        MapStartupPages(instance, heapSize, ports, mappings);
        mappings.Sort((a, b) => a.Address.CompareTo(b.Address));
        return new PlacedComponent
        {
            Name = instance.Name,
            Description = GuestFilesOf(instance),
            IsVirtualMachine = instance.IsVirtualMachine,
            Entry = image.Image.EntryAddress,
            Threads = threads,
            Capabilities = Capabilities(instance),
            Mappings = mappings,
            SymbolTable = image.SymbolTable,
            SymbolTableSize = image.SymbolTableSize,
        };
    }

    // The guest files of a monitor, for the line that the kernel prints at boot.
    private static string GuestFilesOf(DeclaredInstance instance) => string.Join(
        " + ",
        new[] { instance.Text(MonitorSettings.KernelImage), instance.Text(MonitorSettings.InitrdImage) }
            .Where(file => instance.IsVirtualMachine && file.Length > 0));

    private void MapSegments(DeclaredInstance instance, ComponentImage image, List<PlacedMapping> mappings)
    {
        for (int i = 0; i < image.Image.Segments.Count; i++)
        {
            LinkedSegment segment = image.Image.Segments[i];
            bool isWritable = segment.Flags.HasFlag(SegmentFlags.Write);
            uint memory;
            if (isWritable)
            {
                memory = AddSegment($"{instance.Name}.{segment.Name}", segment, image.SegmentSources[i]);
            }
            else if (!sharedSegments.TryGetValue((image.Type, segment.Name), out memory))
            {
                memory = AddSegment($"{image.Type}.{segment.Name}", segment, image.SegmentSources[i]);
                sharedSegments.Add((image.Type, segment.Name), memory);
            }

            MappingRights rights = MappingRights.Read;
            rights |= isWritable ? MappingRights.Write : 0;
            rights |= segment.Flags.HasFlag(SegmentFlags.Execute) ? MappingRights.Execute : 0;
            Map(mappings, segment.VirtualAddress, memory, rights);
        }
    }

    private uint AddSegment(string name, LinkedSegment segment, ulong source)
    {
        bool isWritable = segment.Flags.HasFlag(SegmentFlags.Write);
        bool isEmpty = segment.Bytes.Length == 0;
        return Add(new PlacedMemory
        {
            Name = name,
            Kind = isEmpty ? MemoryObjectKind.Zeroed
                : isWritable ? MemoryObjectKind.CopiedFromImage
                : MemoryObjectKind.InImage,
            Size = Pages.RoundUp(segment.MemorySize),
            Source = isEmpty ? 0 : source,
            SourceSize = (ulong)segment.Bytes.Length,
        });
    }

    private List<PlacedThread> PlaceThreads(DeclaredInstance instance, List<PlacedMapping> mappings)
    {
        List<PlacedThread> threads = [];
        for (int i = 0; i < instance.Threads.Count; i++)
        {
            DeclaredThread thread = instance.Threads[i];
            string name = $"{instance.Name}.{thread.Name}";
            ulong stackSize = Pages.RoundUp(thread.StackSize);

            // A guard page at least stays unmapped below each stack.
            if (stackSize == 0 || stackSize > UserAddressSpace.StackStride - UserAddressSpace.PageSize)
            {
                throw ObjectNames.Bad(
                    $"the stack of thread '{name}' has {thread.StackSize} bytes; it needs a page at least and at " +
                    $"most {UserAddressSpace.StackStride - UserAddressSpace.PageSize} bytes");
            }

            ulong stackTop = UserAddressSpace.StackArea + (((ulong)i + 1) * UserAddressSpace.StackStride);
            ulong threadBlock = UserAddressSpace.ThreadArea + ((ulong)i * UserAddressSpace.ThreadStride);
            uint block = AddZeroed($"{name}.block", ThreadBlockPages * UserAddressSpace.PageSize);
            Map(mappings, stackTop - stackSize, AddZeroed($"{name}.stack", stackSize), ReadWrite);
            Map(mappings, threadBlock, block, ReadWrite);
            threads.Add(new PlacedThread
            {
                Name = thread.Name,
                Priority = thread.Priority,
                StartsAtBoot = thread.StartsAtBoot,
                StackTop = stackTop,
                StackBottom = stackTop - stackSize,
                ThreadBlock = threadBlock,
                ThreadBlockMemory = block,
                BoundNotification = thread.BoundNotification is null
                    ? uint.MaxValue
                    : names.IndexOf("notification", thread.BoundNotification, $"thread '{name}'"),
            });
        }

        return threads;
    }

    private List<PortInfo> MapPorts(DeclaredInstance instance, List<PlacedMapping> mappings)
    {
        List<PortInfo> ports = [];
        ulong nextRegion = UserAddressSpace.RegionArea;
        foreach (DeclaredPort port in instance.Ports)
        {
            string user = $"port '{instance.Name}.{port.Name}'";
            if (port.Index != ports.Count)
            {
                throw ObjectNames.Bad($"{user} is out of order");
            }

            uint slot = CapabilitySlot.FirstPort + port.Index;
            DeclaredCapability? capability = instance.Capabilities.FirstOrDefault(candidate => candidate.Slot == slot);
            ulong address = 0;
            ulong size = 0;
            if (port.Region is not null)
            {
                (address, size) = MapRegion(port, user, mappings, ref nextRegion);
            }
            else if (capability is { Kind: "ioPorts" })
            {
                DeclaredObject range = names.Find(capability.Object, user);
                size = range.First | ((ulong)range.Last << 16);
            }

            ports.Add(new PortInfo
            {
                Slot = capability is null ? 0 : slot,
                Connected = port.Connected ? 1u : 0u,
                Address = address,
                Size = size,
                Badge = unchecked((ulong)port.Badge),
                Peers = port.Peers,
                Thread = port.Thread,
            });
        }

        return ports;
    }

    private (ulong Address, ulong Size) MapRegion(
        DeclaredPort port, string user, List<PlacedMapping> mappings, ref ulong nextRegion)
    {
        DeclaredObject region = names.Find(port.Region!, user);
        if (!memoryOfObject.TryGetValue(region.Name, out uint memory))
        {
            throw ObjectNames.Bad($"{user} has '{region.Name}' as its memory, which is a {region.Kind}");
        }

        ulong address = UserAddressSpace.GuestRam;
        if (region.Kind != "guestRam")
        {
            address = nextRegion;
            ulong end = checked(nextRegion + placed.Memory[(int)memory].Size);
            nextRegion = Alignment.RoundUp(end, UserAddressSpace.LargePageSize);
        }

        MappingRights rights = MappingRights.Read;
        rights |= port.Access == "rw" ? MappingRights.Write : 0;
        rights |= region.Kind == "deviceMemory" && !region.Cached ? MappingRights.Uncached : 0;
        Map(mappings, address, memory, rights);
        return (address, region.Kind == "archive" ? archive.Size : region.Size);
    }

    private void MapStartupPages(
        DeclaredInstance instance, ulong heapSize, List<PortInfo> ports, List<PlacedMapping> mappings)
    {
        byte[] startup = StartupInfoWriter.Write(instance, heapSize, ports);
        uint memory = Add(new PlacedMemory
        {
            Name = $"{instance.Name}.startup",
            Kind = MemoryObjectKind.InImage,
            Size = Pages.RoundUp((ulong)startup.Length),
            Source = payload.Add(startup),
            SourceSize = (ulong)startup.Length,
        });
        Map(mappings, UserAddressSpace.StartupInfo, memory, MappingRights.Read);
    }

    private List<CapabilityRecord> Capabilities(DeclaredInstance instance)
    {
        uint slots = instance.Capabilities.Count == 0
            ? 0
            : checked(instance.Capabilities.Max(capability => capability.Slot) + 1);
        var records = new CapabilityRecord[slots];
        foreach (DeclaredCapability capability in instance.Capabilities)
        {
            string user = $"slot {capability.Slot} of '{instance.Name}'";
            if (!ObjectNames.CapabilityKinds.TryGetValue(capability.Kind, out CapabilityKind kind))
            {
                throw ObjectNames.Bad($"{user} has a capability of kind '{capability.Kind}'");
            }

            if (capability.Slot == CapabilitySlot.None || records[capability.Slot].Kind != CapabilityKind.None)
            {
                throw ObjectNames.Bad($"{user} cannot take another capability");
            }

            records[capability.Slot] = new CapabilityRecord
            {
                Kind = kind,
                Rights = Rights(capability, user),
                Object = names.IndexOf(capability.Kind, capability.Object, user),
                Badge = unchecked((ulong)capability.Badge),
            };
        }

        return [.. records];
    }

    private static CapabilityRights Rights(DeclaredCapability capability, string user)
    {
        CapabilityRights rights = CapabilityRights.None;
        foreach (string right in capability.Rights)
        {
            rights |= right switch
            {
                "send" => CapabilityRights.Send,
                "receive" => CapabilityRights.Receive,
                "control" => CapabilityRights.Control,
                _ => throw ObjectNames.Bad($"{user} has the right '{right}'"),
            };
        }

        return rights;
    }

    private void Map(List<PlacedMapping> mappings, ulong address, uint memory, MappingRights rights)
    {
        ulong size = placed.Memory[(int)memory].Size;
        if (size != 0)
        {
            mappings.Add(new PlacedMapping(address, memory, size, rights));
        }
    }

    private uint AddZeroed(string name, ulong size) =>
        Add(new PlacedMemory { Name = name, Kind = MemoryObjectKind.Zeroed, Size = size });

    private uint Add(PlacedMemory memory)
    {
        placed.Memory.Add(memory);
        return (uint)(placed.Memory.Count - 1);
    }
}
