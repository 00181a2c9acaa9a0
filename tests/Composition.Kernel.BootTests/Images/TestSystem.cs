// A whole system for a test of the kernel: places the components and writes the bootable file.
using CamkesNet.Abi;
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

    private readonly PlacedSystem placed = new();
    private readonly List<TestComponent> components = [];

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

    public uint Interrupt(uint isaNumber, uint notification, ulong badge)
    {
        placed.Interrupts.Add(new InterruptRecord
        {
            Number = isaNumber,
            IsIsa = 1,
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
    public TestComponent Component(string name)
    {
        var component = new TestComponent(name);
        component.Grant(CapabilitySlot.Log, CapabilityKind.Log, CapabilityRights.Control);
        component.Grant(
            TestSlot.ControlNotification,
            CapabilityKind.Notification,
            CapabilityRights.Send | CapabilityRights.Receive,
            Notification());
        components.Add(component);
        return component;
    }

    /// <summary>The index of a component, for control capabilities.</summary>
    public uint IndexOf(TestComponent component) => (uint)components.IndexOf(component);

    /// <summary>Writes the image and returns its path.</summary>
    public string Write(string name)
    {
        LinkedImage draft = KernelProgram.Link(0, 0, 0);
        var payload = new PayloadPlacement(unchecked(draft.EndAddress - KernelAddressSpace.ImageBase));
        foreach (TestComponent component in components)
        {
            Place(component, payload);
        }

        BindNotifications();
        AssignVcpus();
        ulong tables = payload.Reserve((ulong)BootTablesWriter.Write(placed, 0).Length);
        byte[] bytes = BootTablesWriter.Write(placed, payload.End);
        SetSupervisors(bytes);
        payload.Put(tables, bytes);
        LinkedImage kernel = KernelProgram.Link(tables, 0, 0);
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
        List<PlacedMapping> mappings = [];
        foreach (LinkedSegment segment in image.Segments)
        {
            bool isWritable = segment.Flags.HasFlag(SegmentFlags.Write);
            ulong size = Pages.RoundUp(segment.MemorySize);
            uint memory = Add(new PlacedMemory
            {
                Name = $"{component.Name}.{segment.Name}",
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

        foreach ((ulong address, uint memory, MappingRights rights) in component.Regions)
        {
            mappings.Add(new PlacedMapping(address, memory, placed.Memory[(int)memory].Size, rights));
        }

        byte[] symbols = SymbolTableWriter.Write(
            image.Segments[0].VirtualAddress,
            (uint)image.Segments[0].MemorySize,
            [.. image.Symbols.Where(symbol => symbol.IsFunction).Select(symbol => new MethodSymbol(
                symbol.Address, "", symbol.Name, []))]);
        placed.Components.Add(new PlacedComponent
        {
            Name = component.Name,
            Description = "",
            IsVirtualMachine = false,
            Entry = image.EntryAddress,
            Threads = [.. component.Threads.Select((thread, index) => PlaceThread(component, thread, index, mappings))],
            Capabilities = Slots(component),
            Mappings = mappings,
            SymbolTable = payload.Add(symbols),
            SymbolTableSize = (ulong)symbols.Length,
        });
    }

    private PlacedThread PlaceThread(
        TestComponent component, TestThread thread, int index, List<PlacedMapping> mappings)
    {
        const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;
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
