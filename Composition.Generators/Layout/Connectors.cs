// Which connector joins which kinds of ports.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

internal static class Connectors
{
    /// <summary>The connector that a port of this kind asks for; null for one that waits to be asked.</summary>
    public static string? For(PortKind kind) => kind switch
    {
        PortKind.Uses => "RpcCall",
        PortKind.Emits or PortKind.Consumes => "Notification",
        PortKind.Dataport => "SharedData",
        PortKind.IoPorts => "HardwareIOPort",
        PortKind.Interrupt => "HardwareInterrupt",
        PortKind.DeviceMemory => "HardwareMMIO",
        _ => null,
    };

    /// <summary>Whether a connector joins a port of one kind with a port of the other.</summary>
    public static bool Joins(PortKind kind, PortKind other) => (kind, other) is
        (PortKind.Uses, PortKind.Provides)
        or (PortKind.Emits, PortKind.Consumes)
        or (PortKind.Consumes, PortKind.Emits)
        or (PortKind.Dataport, PortKind.Dataport)
        or (PortKind.IoPorts, PortKind.HardwareIoPorts)
        or (PortKind.Interrupt, PortKind.HardwareInterrupt)
        or (PortKind.DeviceMemory, PortKind.HardwareMemory);
}
