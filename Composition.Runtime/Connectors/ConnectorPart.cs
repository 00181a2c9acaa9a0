// What connectors and ports are made of, for their declarations.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>A part that the kernel provides to the ends of a connection, or to a port without one.</summary>
public enum ConnectorPart : uint
{
    /// <summary>Nothing.</summary>
    None = PartKind.None,

    /// <summary>Calls and their replies: the owner serves, the other end calls.</summary>
    Endpoint = PartKind.Endpoint,

    /// <summary>A signal: the owner is signalled, the other end signals.</summary>
    Notification = PartKind.Notification,

    /// <summary>Zeroed memory that both ends map.</summary>
    Region = PartKind.Region,

    /// <summary>I/O ports: the owner is a device, the other end its driver.</summary>
    IoPorts = PartKind.IoPorts,

    /// <summary>Memory-mapped registers: the owner is a device, the other end its driver.</summary>
    DeviceMemory = PartKind.DeviceMemory,

    /// <summary>An interrupt: the owner is a device, the other end its driver, which is signalled.</summary>
    Interrupt = PartKind.Interrupt,

    /// <summary>A one-shot timer, which signals its owner.</summary>
    Timer = PartKind.Timer,

    /// <summary>A virtual processor.</summary>
    Vcpu = PartKind.Vcpu,

    /// <summary>The RAM of a guest.</summary>
    GuestMemory = PartKind.GuestMemory,

    /// <summary>The guest files in the image.</summary>
    Archive = PartKind.Archive,
}
