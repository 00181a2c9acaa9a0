// The capability layout: the input of the image builder, the kernel's boot tables and the reports.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>A thread of an instance.</summary>
internal sealed record LayoutThread(
    string Name, int Priority, int StackSize, bool StartsAtBoot, string? BoundNotification);

/// <summary>A port of an instance, in the order of its index.</summary>
/// <param name="Badge">Signalled ports: their bit in the notification of <paramref name="Thread"/>.</param>
/// <param name="Peers">Provided ports: how many callers are connected.</param>
/// <param name="Region">The object with the port's memory, or null.</param>
/// <param name="Access">How the memory is mapped, <c>r</c> or <c>rw</c>; null for ports without memory.</param>
internal sealed record LayoutPort(
    PortModel Port, int Index, bool IsConnected, ulong Badge, int Peers, int Thread, string? Region, string? Access);

/// <summary>A capability in an instance's slot.</summary>
internal sealed record LayoutCapability(
    uint Slot, string Kind, string Object, IReadOnlyList<string> Rights, ulong Badge);

/// <summary>The value of an attribute at an instance.</summary>
internal sealed record LayoutAttribute(string Name, string Type, AttributeValue Value);

/// <summary>An instance with all that it is given.</summary>
/// <param name="ComponentType">The component's name as its user knows it.</param>
/// <param name="Component">The type whose code runs.</param>
internal sealed record LayoutInstance(
    string Name,
    string ComponentType,
    ComponentModel Component,
    long HeapSize,
    IReadOnlyList<LayoutThread> Threads,
    IReadOnlyList<LayoutPort> Ports,
    IReadOnlyList<LayoutCapability> Capabilities,
    IReadOnlyList<LayoutAttribute> Attributes);

/// <summary>The capability layout of one assembly class.</summary>
internal sealed record SystemLayout(
    string Assembly,
    IReadOnlyList<LayoutInstance> Instances,
    IReadOnlyList<LayoutObject> Objects,
    IReadOnlyList<ConnectionModel> Connections);
