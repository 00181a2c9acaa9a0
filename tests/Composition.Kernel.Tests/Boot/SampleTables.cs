// Sound boot tables with every kind of record.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.TableChecks;

namespace CamkesNet.Tests.Boot;

/// <summary>Records that a test may change before they are written behind each other, as the image builder does.</summary>
internal sealed class SampleTables
{
    public const ulong KernelEnd = 0x0110_0000;
    public const ulong Start = 0x0120_0000;

    private const ulong Page = UserAddressSpace.PageSize;
    private const uint None = uint.MaxValue;
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;
    private const CapabilityRights SendReceive = CapabilityRights.Send | CapabilityRights.Receive;

    private readonly MemoryStream bytes = new();

    public BootTables Head = new()
    {
        Magic = BootTables.ExpectedMagic,
        Version = BootTables.CurrentVersion,
        EndpointCount = 2,
        ImageEnd = Start + Page,
        MemoryNeeded = (18 * Page) + UserAddressSpace.LargePageSize,
        Reporter = 1,
        FaultRecord = 10,
    };

    public ComponentRecord[] Components { get; } =
    [
        new()
        {
            Name = new() { Offset = 1, Length = 3 }, ThreadCount = 1, CapabilityCount = 11, MappingCount = 8,
            SupervisorNotification = 1, SupervisorBadge = 4, IsVirtualMachine = 1,
            Description = new() { Offset = 2, Length = 2 },
        },
        new()
        {
            Name = new() { Offset = 4, Length = 4 }, FirstThread = 1, ThreadCount = 2, FirstCapability = 11,
            CapabilityCount = 2, FirstMapping = 8, MappingCount = 5, SupervisorNotification = None,
        },
    ];

    public ThreadRecord[] Threads { get; } =
    [
        Thread(component: 0, index: 0, block: 0, priority: 10, bound: 1),
        Thread(component: 1, index: 0, block: 1, priority: 20, bound: None),
        Thread(component: 1, index: 1, block: 9, priority: 20, bound: 0),
    ];

    public CapabilityRecord[] Capabilities { get; } =
    [
        new(),
        Capability(CapabilityKind.Log, CapabilityRights.Control),
        Capability(CapabilityKind.Endpoint, SendReceive, 1, badge: 7),
        Capability(CapabilityKind.Notification, SendReceive, 1, badge: 9),
        Capability(CapabilityKind.Interrupt, CapabilityRights.Send, 1),
        Capability(CapabilityKind.Timer, CapabilityRights.Send, 1),
        Capability(CapabilityKind.IoPorts, SendReceive, 1),
        Capability(CapabilityKind.Vcpu, CapabilityRights.Control, 1),
        Capability(CapabilityKind.Thread, CapabilityRights.Control, 1),
        Capability(CapabilityKind.Control, CapabilityRights.Control, 1),
        Capability(CapabilityKind.Vcpu, CapabilityRights.Control, 0),
        new(),
        Capability(CapabilityKind.Endpoint, CapabilityRights.Receive, 0),
    ];

    public MemoryObjectRecord[] MemoryObjects { get; } =
    [
        Memory(MemoryObjectKind.Zeroed, 2 * Page),
        Memory(MemoryObjectKind.Zeroed, 2 * Page),
        Memory(MemoryObjectKind.Zeroed, Page),
        Memory(MemoryObjectKind.InImage, Page, KernelEnd, Page - 8),
        Memory(MemoryObjectKind.CopiedFromImage, 2 * Page, KernelEnd + Page, Page + 8),
        Memory(MemoryObjectKind.Device, Page, 0xFEC1_0000),
        Memory(MemoryObjectKind.GuestRam, UserAddressSpace.LargePageSize),
        Memory(MemoryObjectKind.Zeroed, Page),
        Memory(MemoryObjectKind.Zeroed, Page),
        Memory(MemoryObjectKind.Zeroed, 2 * Page),
        Memory(MemoryObjectKind.Zeroed, 7 * Page),
    ];

    public MappingRecord[] Mappings { get; } =
    [
        Mapping(UserAddressSpace.ImageBase, 3, Page, MappingRights.Read | MappingRights.Execute),
        Mapping(UserAddressSpace.ImageBase + Page, 4, 2 * Page, ReadWrite),
        Mapping(StackTop(0) - Page, 2, Page, ReadWrite),
        Mapping(Block(0), 0, 2 * Page, ReadWrite),
        Mapping(UserAddressSpace.RegionArea, 5, Page, ReadWrite | MappingRights.Uncached),
        Mapping(UserAddressSpace.RegionArea + UserAddressSpace.LargePageSize, 7, Page, ReadWrite),
        Mapping(UserAddressSpace.RegionArea + (2 * UserAddressSpace.LargePageSize), 8, Page, ReadWrite),
        Mapping(UserAddressSpace.GuestRam, 6, UserAddressSpace.LargePageSize, ReadWrite),
        Mapping(UserAddressSpace.ImageBase, 3, Page, MappingRights.Read | MappingRights.Execute),
        Mapping(StackTop(0) - Page, 2, Page, ReadWrite),
        Mapping(Block(0), 1, 2 * Page, ReadWrite),
        Mapping(StackTop(1) - Page, 4, Page, ReadWrite, Page),
        Mapping(Block(1), 9, 2 * Page, ReadWrite),
    ];

    public NotificationRecord[] Notifications { get; } =
    [
        new() { Name = new() { Offset = 3, Length = 2 }, BoundThread = 2 },
        new() { Name = new() { Offset = 1, Length = 2 }, BoundThread = 0 },
    ];

    public InterruptRecord[] Interrupts { get; } =
    [
        new() { Number = 4, IsIsa = 1, Notification = 1, Badge = 2 },
        new() { Number = 17, IsLevelTriggered = 1, IsActiveLow = 1, Badge = 1 },
    ];

    public TimerRecord[] Timers { get; } = [new() { Notification = 1, Badge = 1 }, new() { Badge = 8 }];

    public IoPortsRecord[] IoPorts { get; } = [new() { First = 0x70, Last = 0x71 }, new() { First = 0x80, Last = 0x80 }];

    public GuestAddressSpaceRecord[] GuestAddressSpaces { get; } =
        [new() { MappingCount = 2 }, new() { FirstMapping = 2, MappingCount = 1 }];

    public GuestMappingRecord[] GuestMappings { get; } =
    [
        new() { Size = Page, MemoryObject = 6, Rights = ReadWrite | MappingRights.Execute },
        new()
        {
            GuestPhysicalAddress = 0x10_0000, Offset = Page, Size = Page, MemoryObject = 6,
            Rights = ReadWrite | MappingRights.Execute,
        },
        new() { GuestPhysicalAddress = Page, Size = Page, MemoryObject = 3, Rights = MappingRights.Read },
    ];

    public VcpuRecord[] Vcpus { get; } = [new() { StateObject = 7 }, new() { GuestAddressSpace = 1, StateObject = 8 }];

    /// <summary>The tables and where each begins.</summary>
    public (byte[] Bytes, List<(Type Type, int Offset, int Count)> Tables) Write()
    {
        List<(Type, int, int)> tables = [(typeof(BootTables), 0, 1)];
        bytes.SetLength(0);
        bytes.Write(new byte[Marshal.SizeOf<BootTables>()]);
        Head.Components = Append(Components, tables);
        Head.Threads = Append(Threads, tables);
        Head.Capabilities = Append(Capabilities, tables);
        Head.MemoryObjects = Append(MemoryObjects, tables);
        Head.Mappings = Append(Mappings, tables);
        Head.Notifications = Append(Notifications, tables);
        Head.Interrupts = Append(Interrupts, tables);
        Head.Timers = Append(Timers, tables);
        Head.IoPorts = Append(IoPorts, tables);
        Head.GuestAddressSpaces = Append(GuestAddressSpaces, tables);
        Head.GuestMappings = Append(GuestMappings, tables);
        Head.Vcpus = Append(Vcpus, tables);
        Head.Strings = Append("abcdefgh"u8.ToArray(), []);
        Head.Size = (uint)bytes.Length;
        byte[] result = bytes.ToArray();
        MemoryMarshal.Write(result, Head);
        return (result, tables);
    }

    private TableRange Append<T>(T[] records, List<(Type, int, int)> tables)
        where T : unmanaged
    {
        var range = new TableRange { Offset = (uint)bytes.Length, Count = (uint)records.Length };
        tables.Add((typeof(T), (int)bytes.Length, records.Length));
        bytes.Write(MemoryMarshal.AsBytes<T>(records));
        return range;
    }

    private static ulong StackTop(uint index) =>
        UserAddressSpace.StackArea + ((index + 1) * UserAddressSpace.StackStride);

    private static ulong Block(uint index) => UserAddressSpace.ThreadArea + (index * UserAddressSpace.ThreadStride);

    private static ThreadRecord Thread(uint component, uint index, uint block, byte priority, uint bound) => new()
    {
        Name = new() { Offset = 2 + index, Length = 2 },
        Component = component,
        Priority = priority,
        StartsAtBoot = (byte)(index ^ 1),
        Entry = UserAddressSpace.ImageBase + 8,
        StackTop = StackTop(index),
        StackBottom = StackTop(index) - Page,
        ThreadBlock = Block(index),
        ThreadBlockObject = block,
        BoundNotification = bound,
    };

    private static CapabilityRecord Capability(
        CapabilityKind kind, CapabilityRights rights, uint target = 0, ulong badge = 0) =>
        new() { Kind = kind, Rights = rights, Object = target, Badge = badge };

    private static MemoryObjectRecord Memory(MemoryObjectKind kind, ulong size, ulong source = 0, ulong length = 0) =>
        new() { Name = new() { Offset = 1, Length = 1 }, Kind = kind, Size = size, Source = source, SourceSize = length };

    private static MappingRecord Mapping(
        ulong address, uint memory, ulong size, MappingRights rights, ulong offset = 0) =>
        new() { VirtualAddress = address, MemoryObject = memory, Size = size, Rights = rights, Offset = offset };
}
