// The tables of all kernel objects, filled once at boot.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>Arrays in memory that was taken at boot; an object's identity is its index.</summary>
internal static unsafe class KernelObjects
{
    public static BootTables* Tables;
    public static Component* Components;
    public static Thread* Threads;
    public static Endpoint* Endpoints;
    public static Notification* Notifications;
    public static InterruptObject* Interrupts;
    public static TimerObject* Timers;
    public static MemoryObject* MemoryObjects;
    public static Vcpu** Vcpus;

    public static uint ComponentCount => Tables->Components.Count;

    public static uint ThreadCount => Tables->Threads.Count;

    public static uint InterruptCount => Tables->Interrupts.Count;

    /// <summary>The first record of a table.</summary>
    public static byte* Records(TableRange range) => (byte*)Tables + range.Offset;

    /// <summary>A name from the string table.</summary>
    public static ReadOnlySpan<byte> Name(NameReference name) =>
        new((byte*)Tables + Tables->Strings.Offset + name.Offset, (int)name.Length);
}
