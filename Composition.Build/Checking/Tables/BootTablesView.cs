// Reads finished boot tables back, for the checker: it must not share code with what wrote them.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>
/// The records of finished boot tables. The tables follow each other in the order of the head, each on the next
/// multiple of 8, with zeros between them and nothing behind the last, so that there is one way to write a record and
/// nothing else in the tables.
/// </summary>
internal sealed class BootTablesView
{
    private const uint TableAlignment = 8;

    private readonly byte[] bytes;
    private readonly byte[] strings;
    private uint end = (uint)Unsafe.SizeOf<BootTables>();

    /// <summary>Reads tables.</summary>
    /// <exception cref="InvalidDataException">These are no boot tables.</exception>
    public BootTablesView(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < Unsafe.SizeOf<BootTables>())
        {
            throw new InvalidDataException("the boot tables are shorter than their head");
        }

        Head = MemoryMarshal.Read<BootTables>(bytes);
        if (Head.Magic != BootTables.ExpectedMagic || Head.Version != BootTables.CurrentVersion
            || Head.Size != (uint)bytes.Length)
        {
            throw new InvalidDataException("the boot tables have a wrong magic, version or size");
        }

        Components = Read<ComponentRecord>(Head.Components);
        Threads = Read<ThreadRecord>(Head.Threads);
        Capabilities = Read<CapabilityRecord>(Head.Capabilities);
        Memory = Read<MemoryObjectRecord>(Head.MemoryObjects);
        Mappings = Read<MappingRecord>(Head.Mappings);
        Notifications = Read<NotificationRecord>(Head.Notifications);
        Interrupts = Read<InterruptRecord>(Head.Interrupts);
        Timers = Read<TimerRecord>(Head.Timers);
        IoPorts = Read<IoPortsRecord>(Head.IoPorts);
        GuestAddressSpaces = Read<GuestAddressSpaceRecord>(Head.GuestAddressSpaces);
        GuestMappings = Read<GuestMappingRecord>(Head.GuestMappings);
        Vcpus = Read<VcpuRecord>(Head.Vcpus);
        strings = Read<byte>(Head.Strings);
        if (end != bytes.Length)
        {
            throw new InvalidDataException("there is something behind the last of the boot tables");
        }
    }

    public BootTables Head { get; }

    public ComponentRecord[] Components { get; }

    public ThreadRecord[] Threads { get; }

    public CapabilityRecord[] Capabilities { get; }

    public MemoryObjectRecord[] Memory { get; }

    public MappingRecord[] Mappings { get; }

    public NotificationRecord[] Notifications { get; }

    public InterruptRecord[] Interrupts { get; }

    public TimerRecord[] Timers { get; }

    public IoPortsRecord[] IoPorts { get; }

    public GuestAddressSpaceRecord[] GuestAddressSpaces { get; }

    public GuestMappingRecord[] GuestMappings { get; }

    public VcpuRecord[] Vcpus { get; }

    /// <summary>The text of a name.</summary>
    public string Text(NameReference name)
    {
        if ((ulong)name.Offset + name.Length > (ulong)strings.Length)
        {
            throw new InvalidDataException("a name lies outside of the string table");
        }

        ReadOnlySpan<byte> text = strings.AsSpan((int)name.Offset, (int)name.Length);
        return Utf8.IsValid(text)
            ? Encoding.UTF8.GetString(text)
            : throw new InvalidDataException("a name is not UTF-8");
    }

    /// <summary>The mappings of a component.</summary>
    public ReadOnlySpan<MappingRecord> MappingsOf(in ComponentRecord component) =>
        Part<MappingRecord>(Mappings, component.FirstMapping, component.MappingCount, "mappings");

    /// <summary>The capability array of a component.</summary>
    public ReadOnlySpan<CapabilityRecord> CapabilitiesOf(in ComponentRecord component) =>
        Part<CapabilityRecord>(Capabilities, component.FirstCapability, component.CapabilityCount, "capabilities");

    /// <summary>The threads of a component.</summary>
    public ReadOnlySpan<ThreadRecord> ThreadsOf(in ComponentRecord component) =>
        Part<ThreadRecord>(Threads, component.FirstThread, component.ThreadCount, "threads");

    /// <summary>The memory of a guest.</summary>
    public ReadOnlySpan<GuestMappingRecord> MappingsOf(in GuestAddressSpaceRecord space) =>
        Part<GuestMappingRecord>(GuestMappings, space.FirstMapping, space.MappingCount, "guest mappings");

    private static ReadOnlySpan<T> Part<T>(T[] table, uint first, uint count, string what) =>
        (ulong)first + count <= (ulong)table.Length
            ? table.AsSpan((int)first, (int)count)
            : throw new InvalidDataException($"a component's {what} lie outside of their table");

    private T[] Read<T>(TableRange range)
        where T : unmanaged
    {
        uint start = (end + TableAlignment - 1) & ~(TableAlignment - 1);
        ulong size = (ulong)range.Count * (ulong)Unsafe.SizeOf<T>();
        if (range.Offset != start || start > bytes.Length || size > (ulong)bytes.Length - start)
        {
            throw new InvalidDataException($"the table of {typeof(T).Name} is not where it belongs");
        }

        if (bytes.AsSpan((int)end..(int)start).ContainsAnyExcept((byte)0))
        {
            throw new InvalidDataException($"the bytes before the table of {typeof(T).Name} are not zero");
        }

        end = start + (uint)size;
        return MemoryMarshal.Cast<byte, T>(bytes.AsSpan((int)start, (int)size)).ToArray();
    }
}
