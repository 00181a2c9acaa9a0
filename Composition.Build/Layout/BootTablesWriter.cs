// Writes the tables from which the kernel creates all objects at boot.
using System.Runtime.InteropServices;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Layout;

/// <summary>Writes <see cref="BootTables"/>.</summary>
internal sealed class BootTablesWriter
{
    private const int RecordAlignment = 8;

    private readonly MemoryStream tables = new();
    private readonly MemoryStream strings = new();
    private readonly Dictionary<string, NameReference> names = new(StringComparer.Ordinal);

    private BootTablesWriter() => tables.Write(new byte[Marshal.SizeOf<BootTables>()]);

    /// <summary>The tables of <paramref name="system"/>.</summary>
    /// <param name="system">The system.</param>
    /// <param name="imageEnd">The first physical page behind the loaded image; it does not change the size.</param>
    public static byte[] Write(PlacedSystem system, ulong imageEnd) =>
        new BootTablesWriter().Assemble(system, imageEnd);

    /// <summary>Bytes of RAM that the objects of <paramref name="system"/> need beside the image.</summary>
    public static ulong MemoryNeeded(PlacedSystem system)
    {
        ulong needed = 0;
        foreach (PlacedMemory memory in system.Memory)
        {
            bool takesFrames = memory.Kind is MemoryObjectKind.Zeroed or MemoryObjectKind.CopiedFromImage or
                MemoryObjectKind.GuestRam;
            needed = checked(needed + (takesFrames ? memory.Size : 0));
        }

        return needed;
    }

    private byte[] Assemble(PlacedSystem system, ulong imageEnd)
    {
        var head = new BootTables
        {
            Magic = BootTables.ExpectedMagic,
            Version = BootTables.CurrentVersion,
            EndpointCount = (uint)system.Endpoints.Count,
            ImageEnd = imageEnd,
            MemoryNeeded = MemoryNeeded(system),
            Reporter = system.Reporter,
            FaultRecord = system.FaultRecord,
            Components = Append(Components(system)),
            Threads = Append(Threads(system)),
            Capabilities = Append([.. system.Components.SelectMany(component => component.Capabilities)]),
            MemoryObjects = Append(MemoryObjects(system)),
            Mappings = Append(Mappings(system)),
            Notifications = Append(Notifications(system)),
            Interrupts = Append(system.Interrupts),
            Timers = Append(system.Timers),
            IoPorts = Append(system.IoPorts),
            GuestAddressSpaces = Append(GuestAddressSpaces(system)),
            GuestMappings = Append([.. system.GuestAddressSpaces.SelectMany(space => space)]),
            Vcpus = Append(system.Vcpus),
        };
        head.Strings = Append([.. strings.ToArray()]);
        head.Size = (uint)tables.Length;
        byte[] bytes = tables.ToArray();
        MemoryMarshal.Write(bytes, head);
        return bytes;
    }

    private List<ComponentRecord> Components(PlacedSystem system)
    {
        List<ComponentRecord> records = [];
        uint thread = 0;
        uint capability = 0;
        uint mapping = 0;
        foreach (PlacedComponent component in system.Components)
        {
            records.Add(new ComponentRecord
            {
                Name = Name(component.Name),
                FirstThread = thread,
                ThreadCount = (uint)component.Threads.Count,
                FirstCapability = capability,
                CapabilityCount = (uint)component.Capabilities.Count,
                FirstMapping = mapping,
                MappingCount = (uint)component.Mappings.Count,
                SupervisorNotification = uint.MaxValue,
                IsVirtualMachine = component.IsVirtualMachine ? (byte)1 : (byte)0,
                IsBackground = component.IsBackground ? (byte)1 : (byte)0,
                Description = Name(component.Description),
            });
            thread += (uint)component.Threads.Count;
            capability += (uint)component.Capabilities.Count;
            mapping += (uint)component.Mappings.Count;
        }

        return records;
    }

    private List<ThreadRecord> Threads(PlacedSystem system)
    {
        List<ThreadRecord> records = [];
        for (int i = 0; i < system.Components.Count; i++)
        {
            PlacedComponent component = system.Components[i];
            foreach (PlacedThread thread in component.Threads)
            {
                records.Add(new ThreadRecord
                {
                    Name = Name(thread.Name),
                    Component = (uint)i,
                    Priority = thread.Priority,
                    StartsAtBoot = thread.StartsAtBoot ? (byte)1 : (byte)0,
                    Entry = component.Entry,
                    StackTop = thread.StackTop,
                    StackBottom = thread.StackBottom,
                    ThreadBlock = thread.ThreadBlock,
                    ThreadBlockObject = thread.ThreadBlockMemory,
                    BoundNotification = thread.BoundNotification,
                });
            }
        }

        return records;
    }

    private List<MemoryObjectRecord> MemoryObjects(PlacedSystem system) =>
    [
        .. system.Memory.Select(memory => new MemoryObjectRecord
        {
            Name = Name(memory.Name),
            Kind = memory.Kind,
            Size = memory.Size,
            Source = memory.Source,
            SourceSize = memory.SourceSize,
        }),
    ];

    private static List<MappingRecord> Mappings(PlacedSystem system) =>
    [
        .. system.Components.SelectMany(component => component.Mappings).Select(mapping => new MappingRecord
        {
            VirtualAddress = mapping.Address,
            Size = mapping.Size,
            MemoryObject = mapping.Memory,
            Rights = mapping.Rights,
        }),
    ];

    private List<NotificationRecord> Notifications(PlacedSystem system) =>
    [
        .. system.Notifications.Select(notification => new NotificationRecord
        {
            Name = Name(notification.Name),
            BoundThread = notification.BoundThread,
        }),
    ];

    private static List<GuestAddressSpaceRecord> GuestAddressSpaces(PlacedSystem system)
    {
        List<GuestAddressSpaceRecord> records = [];
        uint mapping = 0;
        foreach (IReadOnlyList<GuestMappingRecord> space in system.GuestAddressSpaces)
        {
            records.Add(new GuestAddressSpaceRecord { FirstMapping = mapping, MappingCount = (uint)space.Count });
            mapping += (uint)space.Count;
        }

        return records;
    }

    private NameReference Name(string name)
    {
        if (!names.TryGetValue(name, out NameReference reference))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(name);
            reference = new NameReference { Offset = (uint)strings.Length, Length = (uint)bytes.Length };
            names.Add(name, reference);
            strings.Write(bytes);
        }

        return reference;
    }

    private TableRange Append<T>(List<T> records)
        where T : unmanaged
    {
        tables.Write(new byte[-tables.Length & (RecordAlignment - 1)]);
        var range = new TableRange { Offset = checked((uint)tables.Length), Count = (uint)records.Count };
        tables.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(records)));
        return range;
    }
}
