// The binary form of the capability layout: made by the image builder, read by the kernel at boot.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>A run of records of one table: an offset from the first byte of the tables, and a count.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TableRange
{
    public uint Offset;
    public uint Count;
}

/// <summary>
/// The head of the boot tables. The linker-defined symbol <c>__boot_tables</c> holds its physical address.
/// Every object's identity is its index in its table; names are for reports only.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BootTables
{
    public const uint ExpectedMagic = 0x424E4D43; // "CMNB"
    public const uint CurrentVersion = 2;

    public uint Magic;
    public uint Version;

    /// <summary>Bytes of the tables, this head included.</summary>
    public uint Size;
    public uint EndpointCount;

    /// <summary>Physical end of the loaded image, page aligned: free memory begins here at the earliest.</summary>
    public ulong ImageEnd;

    /// <summary>Memory that the objects need in all, so that too little RAM can be said in one sentence.</summary>
    public ulong MemoryNeeded;

    /// <summary>The component that says in words what the kernel reports; uint.MaxValue for none.</summary>
    public uint Reporter;

    /// <summary>The memory object with the <see cref="Abi.FaultRecord"/>; uint.MaxValue without a reporter.</summary>
    public uint FaultRecord;

    public TableRange Components;      // ComponentRecord
    public TableRange Threads;         // ThreadRecord
    public TableRange Capabilities;    // CapabilityRecord
    public TableRange MemoryObjects;   // MemoryObjectRecord
    public TableRange Mappings;        // MappingRecord
    public TableRange Notifications;   // NotificationRecord
    public TableRange Interrupts;      // InterruptRecord
    public TableRange Timers;          // TimerRecord
    public TableRange IoPorts;         // IoPortsRecord
    public TableRange GuestAddressSpaces; // GuestAddressSpaceRecord
    public TableRange GuestMappings;   // GuestMappingRecord
    public TableRange Vcpus;           // VcpuRecord
    public TableRange Strings;         // bytes, UTF-8; referred to by offset from Strings.Offset and length
}

/// <summary>A name in the string table.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NameReference
{
    public uint Offset;
    public uint Length;
}

/// <summary>A component: an address space, a capability array, its threads, and who supervises it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ComponentRecord
{
    public NameReference Name;
    public uint FirstThread;
    public uint ThreadCount;
    public uint FirstCapability;
    public uint CapabilityCount;
    public uint FirstMapping;
    public uint MappingCount;

    /// <summary>Notification that is signalled when this component stops: index, or uint.MaxValue for none.</summary>
    public uint SupervisorNotification;

    /// <summary>1 when the component is the monitor of a virtual machine.</summary>
    public byte IsVirtualMachine;

    /// <summary>1 when what the component waits for does not keep the machine on.</summary>
    public byte IsBackground;
    public ushort Reserved;
    public ulong SupervisorBadge;

    /// <summary>
    /// For the boot line, empty or such as <c>bzimage + rootfs.cpio</c>: the guest files of a monitor.
    /// </summary>
    public NameReference Description;
}

/// <summary>A thread. It starts at Entry with RDI = its index in the component and RSI = its thread block.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ThreadRecord
{
    public NameReference Name;
    public uint Component;

    /// <summary>0 (least) to 255 (most important).</summary>
    public byte Priority;

    /// <summary>
    /// 1 when the thread runs from boot; 0 when it waits for <see cref="SystemCallOperation.ThreadStart"/>.
    /// </summary>
    public byte StartsAtBoot;
    public ushort Reserved;
    public ulong Entry;
    public ulong StackTop;

    /// <summary>Lowest mapped address of the stack: a fault just below is a stack overflow.</summary>
    public ulong StackBottom;

    /// <summary>Virtual address of the thread block; GS base. The IPC buffer follows at its fixed offset.</summary>
    public ulong ThreadBlock;

    /// <summary>Memory object that holds the thread block's two pages.</summary>
    public uint ThreadBlockObject;

    /// <summary>Notification bound to the thread (delivered by its receive and vCPU run), or uint.MaxValue.</summary>
    public uint BoundNotification;
}

/// <summary>One slot of a component's capability array.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CapabilityRecord
{
    public CapabilityKind Kind;
    public CapabilityRights Rights;
    public ushort Reserved;

    /// <summary>Index in the table of the kind's objects (endpoints: a number below EndpointCount).</summary>
    public uint Object;
    public ulong Badge;
}

/// <summary>How a memory object gets its contents and its place.</summary>
internal enum MemoryObjectKind : uint
{
    /// <summary>Fresh zeroed frames.</summary>
    Zeroed = 0,

    /// <summary>Fresh frames: the first SourceSize bytes copied from the image, the rest zero.</summary>
    CopiedFromImage = 1,

    /// <summary>The image's own pages, shared and never writable.</summary>
    InImage = 2,

    /// <summary>Device registers at a fixed physical address.</summary>
    Device = 3,

    /// <summary>Fresh zeroed frames, contiguous and 2 MiB aligned.</summary>
    GuestRam = 4,
}

/// <summary>A piece of physical memory.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MemoryObjectRecord
{
    public NameReference Name;
    public MemoryObjectKind Kind;
    public uint Reserved;

    /// <summary>Bytes, a multiple of the page size.</summary>
    public ulong Size;

    /// <summary>Physical address of the contents in the image, or of the device; page aligned.</summary>
    public ulong Source;
    public ulong SourceSize;
}

/// <summary>What a mapping allows. Write and execute exclude each other.</summary>
[Flags]
internal enum MappingRights : uint
{
    Read = 1,
    Write = 2,
    Execute = 4,
    Uncached = 8,
}

/// <summary>A memory object, or a part of it, in the address space of a component.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MappingRecord
{
    public ulong VirtualAddress;
    public ulong Offset;
    public ulong Size;
    public uint MemoryObject;
    public MappingRights Rights;
}

/// <summary>A notification: 64 badge bits and at most one waiter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NotificationRecord
{
    public NameReference Name;

    /// <summary>Thread to which the notification is bound, or uint.MaxValue.</summary>
    public uint BoundThread;
    public uint Reserved;
}

/// <summary>A hardware interrupt, delivered as badge bits of a notification.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InterruptRecord
{
    /// <summary>
    /// Global system interrupt; ISA interrupts are translated through the MADT's overrides by the kernel.
    /// </summary>
    public uint Number;

    /// <summary>1: Number is an ISA interrupt (0–15); 0: it is an I/O APIC pin.</summary>
    public byte IsIsa;
    public byte IsLevelTriggered;
    public byte IsActiveLow;
    public byte Reserved;
    public uint Notification;
    public uint Reserved2;
    public ulong Badge;
}

/// <summary>A one-shot timer, delivered as badge bits of a notification.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimerRecord
{
    public uint Notification;
    public uint Reserved;
    public ulong Badge;
}

/// <summary>A range of I/O ports, both ends included.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IoPortsRecord
{
    public ushort First;
    public ushort Last;
    public uint Reserved;
}

/// <summary>The nested page tables of a guest.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuestAddressSpaceRecord
{
    public uint FirstMapping;
    public uint MappingCount;
}

/// <summary>A memory object in a guest-physical address space.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuestMappingRecord
{
    public ulong GuestPhysicalAddress;
    public ulong Offset;
    public ulong Size;
    public uint MemoryObject;
    public MappingRights Rights;
}

/// <summary>A virtual processor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VcpuRecord
{
    public uint GuestAddressSpace;

    /// <summary>Memory object of one page: the <see cref="VcpuState"/> shared with the monitor.</summary>
    public uint StateObject;
    public uint Component;
    public uint Reserved;
}
