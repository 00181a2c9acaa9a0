// Changes records inside a finished image.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Tables;

namespace CamkesNet.Tests.Checking;

/// <summary>Changes records inside finished boot tables, as a bug in the layout would.</summary>
internal sealed class TableEditor(ImageFacts image)
{
    public ImageFacts Image { get; } = image;

    public BootTablesView View => new(Image.Read(Image.Tables).ToArray());

    public ref BootTables Head => ref MemoryMarshal.AsRef<BootTables>(Bytes);

    private Span<byte> Bytes => BytesAt(Image.Tables.Start, Image.Tables.Size);

    public ref ComponentRecord Component(string name) => ref Record<ComponentRecord>(Head.Components, IndexOf(name));

    public ref ThreadRecord Thread(uint index) => ref Record<ThreadRecord>(Head.Threads, index);

    public ref CapabilityRecord Capability(string component, uint slot) =>
        ref Record<CapabilityRecord>(Head.Capabilities, Component(component).FirstCapability + slot);

    public ref MemoryObjectRecord Memory(string name) =>
        ref Record<MemoryObjectRecord>(Head.MemoryObjects, MemoryIndex(name));

    public ref GuestMappingRecord GuestMapping(uint index) => ref Record<GuestMappingRecord>(Head.GuestMappings, index);

    public ref InterruptRecord Interrupt(uint index) => ref Record<InterruptRecord>(Head.Interrupts, index);

    public ref NotificationRecord Notification(uint index) =>
        ref Record<NotificationRecord>(Head.Notifications, index);

    public ref VcpuRecord Vcpu(uint index) => ref Record<VcpuRecord>(Head.Vcpus, index);

    public ref IoPortsRecord IoPorts(uint index) => ref Record<IoPortsRecord>(Head.IoPorts, index);

    /// <summary>The mapping of a memory object in a component.</summary>
    public ref MappingRecord Mapping(string component, string memory)
    {
        uint wanted = MemoryIndex(memory);
        ComponentRecord owner = Component(component);
        for (uint i = owner.FirstMapping; i < owner.FirstMapping + owner.MappingCount; i++)
        {
            ref MappingRecord mapping = ref Record<MappingRecord>(Head.Mappings, i);
            if (mapping.MemoryObject == wanted)
            {
                return ref mapping;
            }
        }

        throw new ArgumentException($"'{component}' does not map '{memory}'.");
    }

    public uint MemoryIndex(string name)
    {
        BootTablesView view = View;
        return (uint)Array.FindIndex(view.Memory, memory => view.Text(memory.Name) == name);
    }

    /// <summary>The start-up page of a component.</summary>
    public ref StartupInfo Startup(string component) =>
        ref MemoryMarshal.AsRef<StartupInfo>(StartupBytes(component));

    /// <summary>A link in the start-up page of a component.</summary>
    public ref LinkInfo Link(string component, uint index) => ref MemoryMarshal.AsRef<LinkInfo>(
        StartupBytes(component)[(int)(Startup(component).LinksOffset + (index * (uint)Unsafe.SizeOf<LinkInfo>()))..]);

    /// <summary>The bytes of the start-up page of a component.</summary>
    public Span<byte> StartupBytes(string component)
    {
        MemoryObjectRecord page = Memory($"{component}.startup");
        return BytesAt(page.Source, page.Size);
    }

    private uint IndexOf(string component)
    {
        BootTablesView view = View;
        return (uint)Array.FindIndex(view.Components, candidate => view.Text(candidate.Name) == component);
    }

    /// <summary>A record of a table.</summary>
    public ref T Record<T>(TableRange range, uint index)
        where T : unmanaged =>
        ref MemoryMarshal.AsRef<T>(
            Bytes.Slice((int)(range.Offset + (index * (uint)Unsafe.SizeOf<T>())), Unsafe.SizeOf<T>()));

    private Span<byte> BytesAt(ulong address, ulong size) =>
        Image.Payload.AsSpan((int)(address - Image.PayloadStart), (int)size);
}
