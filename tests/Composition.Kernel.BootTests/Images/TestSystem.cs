// A whole system for a test of the kernel: places the components and writes the bootable file.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;
using CamkesNet.Build.Symbols;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Images;

/// <summary>Collects kernel objects and components.</summary>
internal sealed class TestSystem
{
    public const ulong StackSize = 0x2000;

    private const string EntrySymbol = "TestEntry";
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

    private readonly PlacedSystem placed = new();
    private readonly List<TestComponent> components = [];

    /// <summary>The memory with the symbols of each component.</summary>
    private readonly List<uint> symbols = [];

    /// <summary>The kernel of the image; that with all checks, unless its costs or places matter.</summary>
    public KernelVariant Kernel { get; init; } = KernelVariant.Checked;

    /// <summary>Whether the image has the fault reporter; otherwise the kernel reports numbers.</summary>
    public bool HasReporter { get; init; } = true;

    /// <summary>A component to which the kernel reports instead of the real reporter.</summary>
    public TestComponent? OwnReporter { get; set; }

    /// <summary>The index that the real reporter gets: it is the last component.</summary>
    public uint ReporterIndex => (uint)components.Count;

    public uint Endpoint()
    {
        placed.Endpoints.Add($"endpoint{placed.Endpoints.Count}");
        return (uint)placed.Endpoints.Count - 1;
    }

    public uint Notification()
    {
        placed.Notifications.Add(($"notification{placed.Notifications.Count}", uint.MaxValue));
        return (uint)placed.Notifications.Count - 1;
    }

    public uint Timer(uint notification, ulong badge)
    {
        placed.Timers.Add(new TimerRecord { Notification = notification, Badge = badge });
        return (uint)placed.Timers.Count - 1;
    }

    public uint Interrupt(uint isaNumber, uint notification, ulong badge, bool isLevelTriggered = false)
    {
        placed.Interrupts.Add(new InterruptRecord
        {
            Number = isaNumber,
            IsIsa = 1,
            IsLevelTriggered = isLevelTriggered ? (byte)1 : (byte)0,
            Notification = notification,
            Badge = badge,
        });
        return (uint)placed.Interrupts.Count - 1;
    }

    public uint IoPorts(ushort first, ushort last)
    {
        placed.IoPorts.Add(new IoPortsRecord { First = first, Last = last });
        return (uint)placed.IoPorts.Count - 1;
    }

    public uint Region(ulong size, MemoryObjectKind kind = MemoryObjectKind.Zeroed) =>
        Add(new PlacedMemory { Name = $"region{placed.Memory.Count}", Kind = kind, Size = size });

    /// <summary>Registers of a device.</summary>
    public uint Device(ulong address, ulong size) => Add(new PlacedMemory
    {
        Name = $"device{placed.Memory.Count}",
        Kind = MemoryObjectKind.Device,
        Size = size,
        Source = address,
    });

    /// <summary>A guest-physical address space with nothing in it but these mappings.</summary>
    public uint GuestAddressSpace(params IReadOnlyList<GuestMappingRecord> mappings)
    {
        placed.GuestAddressSpaces.Add(mappings);
        return (uint)placed.GuestAddressSpaces.Count - 1;
    }

    public uint Vcpu(uint guestAddressSpace, uint stateMemory)
    {
        placed.Vcpus.Add(new VcpuRecord { GuestAddressSpace = guestAddressSpace, StateObject = stateMemory });
        return (uint)placed.Vcpus.Count - 1;
    }

    /// <summary>A component with its own control notification and the log.</summary>
    public TestComponent Component(string name) => Add(new TestComponent(name));

    /// <summary>Such a component, which does not keep the machine on.</summary>
    public TestComponent BackgroundComponent(string name) => Add(new TestComponent(name) { IsBackground = true });

    /// <summary>The index of a component, for control capabilities.</summary>
    public uint IndexOf(TestComponent component) => (uint)components.IndexOf(component);

    /// <summary>Writes the image and returns its path.</summary>
    public string Write(string name)
    {
        LinkedImage draft = KernelProgram.Link(Kernel, bootTables: 0);
        var payload = new PayloadPlacement(unchecked(draft.EndAddress - KernelAddressSpace.ImageBase));
        foreach (TestComponent component in components)
        {
            Place(component, payload);
        }

        if (OwnReporter is not null)
        {
            placed.Reporter = IndexOf(OwnReporter);
            placed.FaultRecord = FaultRecordMemory();
        }
        else if (HasReporter)
        {
            PlaceReporter(payload);
        }

        BindNotifications();
        AssignVcpus();
        ulong tables = payload.Reserve((ulong)BootTablesWriter.Write(placed, 0).Length);
        byte[] bytes = BootTablesWriter.Write(placed, payload.End);
        SetSupervisors(bytes);
        payload.Put(tables, bytes);
        LinkedImage kernel = KernelProgram.Link(Kernel, tables);
        string path = KernelProgram.FileFor(name + ".elf");
        File.WriteAllBytes(path, BootElfWriter.Write(kernel, payload.ToSegment(KernelAddressSpace.ImageBase)!));
        return path;
    }

    private void BindNotifications()
    {
        List<PlacedThread> threads = [.. placed.Components.SelectMany(component => component.Threads)];
        foreach ((int index, PlacedThread thread) in threads.Index())
        {
            if (thread.BoundNotification != uint.MaxValue)
            {
                int bound = (int)thread.BoundNotification;
                placed.Notifications[bound] = placed.Notifications[bound] with { BoundThread = (uint)index };
            }
        }
    }

    /// <summary>The monitor of a vCPU is the component that maps its state page.</summary>
    private void AssignVcpus()
    {
        for (int i = 0; i < placed.Vcpus.Count; i++)
        {
            VcpuRecord vcpu = placed.Vcpus[i];
            vcpu.Component = (uint)placed.Components.FindIndex(
                component => component.Mappings.Any(mapping => mapping.Memory == vcpu.StateObject));
            placed.Vcpus[i] = vcpu;
        }
    }

    private void Place(TestComponent component, PayloadPlacement payload)
    {
        LinkedImage image = StaticLinker.Link([Assemble(component)], new LinkOptions
        {
            Name = component.Name,
            BaseAddress = UserAddressSpace.ImageBase,
            EntrySymbol = EntrySymbol,
        });
        List<PlacedMapping> mappings = MapSegments(component.Name, image, payload);
        foreach ((ulong address, uint memory, MappingRights rights) in component.Regions)
        {
            mappings.Add(new PlacedMapping(address, memory, placed.Memory[(int)memory].Size, rights));
        }

        symbols.Add(AddToImage($"{component.Name}.symbols", payload, SymbolTableWriter.Write(
            image.Segments[0].VirtualAddress,
            (uint)image.Segments[0].MemorySize,
            [.. image.Symbols.Where(symbol => symbol.IsFunction).Select(symbol => new MethodSymbol(
                symbol.Address, "", symbol.Name, []))])));
        placed.Components.Add(new PlacedComponent
        {
            Name = component.Name,
            Description = "",
            IsVirtualMachine = false,
            IsBackground = component.IsBackground,
            Entry = image.EntryAddress,
            Threads = [.. component.Threads.Select((thread, index) => PlaceThread(thread, index, mappings))],
            Capabilities = Slots(component),
            Mappings = mappings,
        });
    }

    /// <summary>As the image builder does: the record, everybody's symbols, and the names.</summary>
    private void PlaceReporter(PayloadPlacement payload)
    {
        const ulong HeapSize = 0x8000;
        DeclaredInstance instance = ReporterAddition.Instance(
            components.Select(component => component.Name),
            components.SelectMany(component => component.Threads, (_, thread) => thread.Name));
        List<PlacedMapping> mappings = MapSegments(instance.Name, ReporterProgram.Image, payload);
        mappings.Add(new PlacedMapping(UserAddressSpace.Heap, Region(HeapSize), HeapSize, ReadWrite));
        placed.Reporter = ReporterIndex;
        placed.FaultRecord = FaultRecordMemory();
        List<LinkInfo> links = [];
        foreach (uint memory in symbols.Prepend(placed.FaultRecord))
        {
            ulong address = UserAddressSpace.RegionArea + ((ulong)links.Count * UserAddressSpace.LargePageSize);
            ulong size = placed.Memory[(int)memory].Size;
            mappings.Add(new PlacedMapping(address, memory, size, MappingRights.Read));
            links.Add(new LinkInfo { Address = address, Size = size });
        }

        byte[] startup = StartupInfoWriter.Write(
            instance, HeapSize, [new PortInfo { LinkCount = (uint)links.Count }], links);
        uint startupMemory = AddToImage($"{instance.Name}.startup", payload, startup);
        mappings.Add(new PlacedMapping(
            UserAddressSpace.StartupInfo, startupMemory, placed.Memory[(int)startupMemory].Size, MappingRights.Read));
        TestComponent reporter = new TestComponent(instance.Name)
            .Grant(CapabilitySlot.Log, CapabilityKind.Log, CapabilityRights.Send | CapabilityRights.Control)
            .Grant(
                TestSlot.ControlNotification, CapabilityKind.Notification, CapabilityRights.Receive, Notification());
        var thread = new TestThread("control", byte.MaxValue, _ => { }, StartsAtBoot: true, null);
        placed.Components.Add(new PlacedComponent
        {
            Name = instance.Name,
            Description = "",
            IsVirtualMachine = false,
            IsBackground = instance.Background,
            Entry = ReporterProgram.Image.EntryAddress,
            Threads = [PlaceThread(thread, 0, mappings)],
            Capabilities = Slots(reporter),
            Mappings = mappings,
        });
    }

    private TestComponent Add(TestComponent component)
    {
        component.Grant(CapabilitySlot.Log, CapabilityKind.Log, CapabilityRights.Control);
        component.Grant(
            TestSlot.ControlNotification,
            CapabilityKind.Notification,
            CapabilityRights.Send | CapabilityRights.Receive,
            Notification());
        components.Add(component);
        return component;
    }

    private uint FaultRecordMemory() => Region(Pages.RoundUp((ulong)Unsafe.SizeOf<FaultRecord>()));

    private List<PlacedMapping> MapSegments(string name, LinkedImage image, PayloadPlacement payload)
    {
        List<PlacedMapping> mappings = [];
        foreach (LinkedSegment segment in image.Segments)
        {
            bool isWritable = segment.Flags.HasFlag(SegmentFlags.Write);
            ulong size = Pages.RoundUp(segment.MemorySize);
            uint memory = Add(new PlacedMemory
            {
                Name = $"{name}.{segment.Name}",
                Kind = isWritable ? MemoryObjectKind.CopiedFromImage : MemoryObjectKind.InImage,
                Size = size,
                Source = payload.Add(segment.Bytes),
                SourceSize = (ulong)segment.Bytes.Length,
            });
            MappingRights rights = MappingRights.Read;
            rights |= isWritable ? MappingRights.Write : 0;
            rights |= segment.Flags.HasFlag(SegmentFlags.Execute) ? MappingRights.Execute : 0;
            mappings.Add(new PlacedMapping(segment.VirtualAddress, memory, size, rights));
        }

        return mappings;
    }

    private uint AddToImage(string name, PayloadPlacement payload, byte[] bytes) => Add(new PlacedMemory
    {
        Name = name,
        Kind = MemoryObjectKind.InImage,
        Size = Pages.RoundUp((ulong)bytes.Length),
        Source = payload.Add(bytes),
        SourceSize = (ulong)bytes.Length,
    });

    private PlacedThread PlaceThread(TestThread thread, int index, List<PlacedMapping> mappings)
    {
        ulong stackTop = UserAddressSpace.StackArea + (((ulong)index + 1) * UserAddressSpace.StackStride);
        ulong block = UserAddressSpace.ThreadArea + ((ulong)index * UserAddressSpace.ThreadStride);
        uint stackMemory = Region(StackSize);
        uint blockMemory = Region(2 * UserAddressSpace.PageSize);
        mappings.Add(new PlacedMapping(stackTop - StackSize, stackMemory, StackSize, ReadWrite));
        mappings.Add(new PlacedMapping(block, blockMemory, 2 * UserAddressSpace.PageSize, ReadWrite));
        return new PlacedThread
        {
            Name = thread.Name,
            Priority = thread.Priority,
            StartsAtBoot = thread.StartsAtBoot,
            StackTop = stackTop,
            StackBottom = stackTop - StackSize,
            ThreadBlock = block,
            ThreadBlockMemory = blockMemory,
            BoundNotification = thread.BoundNotification ?? uint.MaxValue,
        };
    }

    /// <summary>One entry for all threads: it jumps to the code of the thread whose index is in RDI.</summary>
    private static ObjectFile Assemble(TestComponent component)
    {
        var stubs = new StubBuilder(component.Name);
        for (int i = 0; i < component.Threads.Count; i++)
        {
            TestThread thread = component.Threads[i];
            string symbol = $"{component.Name}_{thread.Name}";
            stubs.Function(symbol, a => thread.Code(new TestCode(stubs, a, symbol)));
        }

        new ComponentStubs().Emit(stubs);
        stubs.Function(EntrySymbol, a =>
        {
            for (int i = 0; i < component.Threads.Count; i++)
            {
                a.cmp(edi, i);
                a.je(stubs.Target($"{component.Name}_{component.Threads[i].Name}"));
            }

            a.ud2();
        });
        return stubs.Build();
    }

    private static CapabilityRecord[] Slots(TestComponent component)
    {
        var slots = new CapabilityRecord[component.Capabilities.Keys.Max() + 1];
        foreach ((uint slot, CapabilityRecord record) in component.Capabilities)
        {
            slots[slot] = record;
        }

        return slots;
    }

    /// <summary>The layout has no supervisors yet; the kernel does.</summary>
    private unsafe void SetSupervisors(byte[] tables)
    {
        fixed (byte* start = tables)
        {
            var records = (ComponentRecord*)(start + ((BootTables*)start)->Components.Offset);
            for (int i = 0; i < components.Count; i++)
            {
                if (components[i].Supervisor is var (notification, badge))
                {
                    records[i].SupervisorNotification = notification;
                    records[i].SupervisorBadge = badge;
                }
            }
        }
    }

    private uint Add(PlacedMemory memory)
    {
        placed.Memory.Add(memory);
        return (uint)placed.Memory.Count - 1;
    }
}
