// Lays out one component: its address space, its threads and its capabilities.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout.Derived;
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

    /// <summary>Slots of a component; a system with more is damaged, not large.</summary>
    private const uint MostSlots = 0x10_0000;
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

    /// <summary>
    /// Code and constants are the same for all instances of a type: one memory object for all of them.
    /// </summary>
    private readonly Dictionary<(string Program, string Segment), uint> sharedSegments = [];

    public PlacedComponent Place(DeclaredInstance instance, DerivedComponent derived, ComponentImage image)
    {
        List<PlacedMapping> mappings = [];
        MapSegments(instance, image, mappings);
        ulong heapSize = HeapSize(instance, image);
        Map(mappings, UserAddressSpace.Heap, AddZeroed($"{instance.Name}.heap", heapSize), ReadWrite);
        List<PlacedThread> threads = PlaceThreads(instance, mappings);
        var ports = new PortPlacer(instance, names, placed, memoryOfObject, archive);
        ports.Place(derived);
        mappings.AddRange(ports.Mappings);
        MapStartupPages(StartupInfoWriter.Write(instance, heapSize, ports.Ports, ports.Links), instance, mappings);
        mappings.Sort((a, b) => a.Address.CompareTo(b.Address));
        return new PlacedComponent
        {
            Name = instance.Name,
            Description = GuestFilesOf(instance),
            IsVirtualMachine = instance.IsVirtualMachine,
            IsBackground = instance.Background,
            Entry = image.Image.EntryAddress,
            Threads = threads,
            Capabilities = Capabilities(derived),
            Mappings = mappings,
        };
    }

    /// <summary>
    /// A component's heap holds each text that it reads, in two bytes a character, and is never collected. The fault
    /// reporter reads its texts where they are.
    /// </summary>
    private static void CheckSettings(DeclaredInstance instance)
    {
        if (instance.Name == ReporterAddition.Name)
        {
            return;
        }

        string[] texts = [.. instance.Attributes.Select(attribute => instance.Text(attribute.Name))];
        ulong needed = texts.Aggregate(0UL, (sum, text) => sum + ((ulong)text.Length * sizeof(char)));
        if (needed > Math.Max(instance.HeapSize, UserAddressSpace.PageSize))
        {
            DeclaredAttribute longest = instance.Attributes[Array.IndexOf(texts, texts.MaxBy(text => text.Length))];
            throw new BuildException(
                BuildCodes.SettingsTooLarge,
                $"The texts of the settings of '{instance.Name}' need {needed} bytes, but its heap has "
                + $"{instance.HeapSize}: raise HeapSize of the instance, or shorten '{longest.Name}'.");
        }
    }

    private static ulong HeapSize(DeclaredInstance instance, ComponentImage image)
    {
        const ulong Most = UserAddressSpace.StackArea - UserAddressSpace.Heap;
        CheckSettings(instance);
        return instance.HeapSize <= Most && image.StartupHeap <= Most - instance.HeapSize
            ? Pages.RoundUp(instance.HeapSize + image.StartupHeap)
            : throw ObjectNames.Bad(
                $"the heap of '{instance.Name}' has {instance.HeapSize} bytes; at most {Most} bytes are possible, "
                + $"of which {image.StartupHeap} are needed at the start");
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
            else if (!sharedSegments.TryGetValue((image.Name, segment.Name), out memory))
            {
                memory = AddSegment($"{image.Name}.{segment.Name}", segment, image.SegmentSources[i]);
                sharedSegments.Add((image.Name, segment.Name), memory);
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
            string name = ObjectNames.ThreadName(instance, thread);

            // A guard page at least stays unmapped below each stack.
            if (thread.StackSize is 0 or > UserAddressSpace.StackStride - UserAddressSpace.PageSize)
            {
                throw ObjectNames.Bad(
                    $"the stack of thread '{name}' has {thread.StackSize} bytes; it needs a page at least and at "
                    + $"most {UserAddressSpace.StackStride - UserAddressSpace.PageSize} bytes");
            }

            ulong stackSize = Pages.RoundUp(thread.StackSize);
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
                BoundNotification = thread.Receives || thread.RunsVcpu
                    ? names.IndexOf(ObjectKind.Notification, name, $"thread '{name}'")
                    : uint.MaxValue,
            });
        }

        return threads;
    }

    private void MapStartupPages(byte[] startup, DeclaredInstance instance, List<PlacedMapping> mappings)
    {
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

    private List<CapabilityRecord> Capabilities(DerivedComponent component)
    {
        uint last = component.Capabilities.Select(capability => capability.Slot).DefaultIfEmpty().Max();
        if (last > MostSlots)
        {
            throw ObjectNames.Bad($"'{component.Instance}' uses slot {last}; there are {MostSlots}");
        }

        var records = new CapabilityRecord[component.Capabilities.Count == 0 ? 0 : last + 1];
        foreach (DerivedCapability capability in component.Capabilities)
        {
            string user = $"slot {capability.Slot} of '{component.Instance}'";
            if (capability.Slot == CapabilitySlot.None || records[capability.Slot].Kind != CapabilityKind.None)
            {
                throw ObjectNames.Bad($"{user} cannot take another capability");
            }

            records[capability.Slot] = new CapabilityRecord
            {
                Kind = capability.Kind,
                Rights = capability.Rights.Aggregate(CapabilityRights.None, (all, right) => all | right),
                Object = names.IndexOf(capability, user),
                Badge = unchecked((ulong)capability.Badge),
            };
        }

        return [.. records];
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
