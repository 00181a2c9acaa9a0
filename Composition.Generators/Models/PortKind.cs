// The kinds of ports, software and hardware.
namespace CamkesNet.Generators.Models;

/// <summary>What a port is; follows from the type of its property.</summary>
internal enum PortKind
{
    Provides,
    Uses,
    Emits,
    Consumes,
    Dataport,
    IoPorts,
    Interrupt,
    DeviceMemory,
    Timer,
    Vcpu,
    GuestMemory,
    GuestArchive,
    HardwareIoPorts,
    HardwareInterrupt,
    HardwareMemory,
}

/// <summary>What follows from a port's kind.</summary>
internal static class PortKinds
{
    /// <summary>The kind's name in the layout.</summary>
    public static string LayoutName(this PortKind kind) => kind switch
    {
        PortKind.Provides => "provides",
        PortKind.Uses => "uses",
        PortKind.Emits => "emits",
        PortKind.Consumes => "consumes",
        PortKind.Dataport => "dataport",
        PortKind.IoPorts or PortKind.HardwareIoPorts => "ioPorts",
        PortKind.Interrupt or PortKind.HardwareInterrupt => "interrupt",
        PortKind.DeviceMemory or PortKind.HardwareMemory => "deviceMemory",
        PortKind.Timer => "timer",
        PortKind.Vcpu => "vcpu",
        PortKind.GuestMemory => "guestMemory",
        _ => "archive",
    };

    /// <summary>The port is one end of a connection; the others are resources of the component itself.</summary>
    public static bool IsConnectable(this PortKind kind) => kind is not
        (PortKind.Timer or PortKind.Vcpu or PortKind.GuestMemory or PortKind.GuestArchive);

    /// <summary>The port does nothing unless something is connected to it.</summary>
    public static bool NeedsConnection(this PortKind kind) => kind is PortKind.Uses or PortKind.Consumes
        or PortKind.Dataport or PortKind.IoPorts or PortKind.Interrupt or PortKind.DeviceMemory;

    /// <summary>The port takes any number of connections; every other one takes one.</summary>
    public static bool TakesManyConnections(this PortKind kind) => kind is PortKind.Provides or PortKind.Consumes
        or PortKind.Dataport;

    /// <summary>The port is signalled, so it has a bit in its notification's badge.</summary>
    public static bool HasBadgeBit(this PortKind kind) => kind is PortKind.Consumes or PortKind.Interrupt
        or PortKind.Timer;
}
