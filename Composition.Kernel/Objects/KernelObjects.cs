// The tables of all kernel objects, filled once at boot.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>Arrays in memory that was taken at boot; an object's identity is its index.</summary>
// Sound: ranges, names and indices were checked with the boot tables (Boot/BootTableCheck.cs), and arrays have an
// element for each record.
internal static unsafe class KernelObjects
{
    /// <summary>An index in the boot tables that refers to nothing.</summary>
    public const uint None = uint.MaxValue;

    public static BootTables* Tables;
    public static Component* Components;
    public static Thread* Threads;
    public static Endpoint* Endpoints;
    public static Notification* Notifications;
    public static InterruptObject* Interrupts;
    public static TimerObject* Timers;
    public static MemoryObject* MemoryObjects;
    public static Vcpu** Vcpus;

    /// <summary>The component that says in words what the kernel reports, or null.</summary>
    public static Component* Reporter;

    /// <summary>Where the kernel writes for the reporter.</summary>
    public static FaultRecord* FaultRecord;

    public static uint ComponentCount => Tables->Components.Count;

    public static uint InterruptCount => Tables->Interrupts.Count;

    /// <summary>The first record of a table.</summary>
    public static byte* Records(TableRange range) => (byte*)Tables + range.Offset;

    /// <summary>A name from the string table.</summary>
    public static ReadOnlySpan<byte> Name(NameReference name) =>
        new((byte*)Tables + Tables->Strings.Offset + name.Offset, (int)name.Length);

    /// <summary>The notification with an index that may be <see cref="None"/>.</summary>
    public static Notification* NotificationOrNull(uint index) => index == None ? null : Notifications + index;

    /// <summary>What a capability of this kind refers to; null for kinds without objects.</summary>
    public static void* Find(CapabilityKind kind, uint index) => kind switch
    {
        CapabilityKind.Endpoint => Endpoints + index,
        CapabilityKind.Notification => Notifications + index,
        CapabilityKind.Interrupt => Interrupts + index,
        CapabilityKind.Timer => Timers + index,
        CapabilityKind.IoPorts => (IoPortsRecord*)Records(Tables->IoPorts) + index,
        CapabilityKind.Vcpu => Vcpus[index],
        CapabilityKind.Thread => Threads + index,
        CapabilityKind.Control => Components + index,
        _ => null,
    };
}
