// The capability layout: what the image builder and the hosted runner go by.
using CamkesNet.Abi;

namespace CamkesNet.Generators.Layout;

/// <summary>A capability in an instance's slot.</summary>
internal sealed record LayoutCapability(
    uint Slot, CapabilityKind Kind, string Object, CapabilityRights Rights, ulong Badge = 0);

/// <summary>What a port has of one part of a connection.</summary>
/// <param name="Element">The peer that it is for, in the order of the connections.</param>
/// <param name="Slot">The slot of its capability; 0 without.</param>
/// <param name="Badge">Where the port is signalled: its bit in the notification of its thread.</param>
/// <param name="Object">The object with its memory, or null.</param>
/// <param name="Access">How the memory is mapped: <c>r</c> or <c>rw</c>, or null.</param>
internal sealed record LayoutLink(
    PartKind Kind, int Element, uint Slot = 0, ulong Badge = 0, string? Object = null, string? Access = null);

/// <summary>A port of an instance, in the order of its index.</summary>
/// <param name="Peers">How many ports are connected to it.</param>
internal sealed record LayoutPort(int Peers, IReadOnlyList<LayoutLink> Links);

/// <summary>A software instance with all that it is given.</summary>
internal sealed record LayoutComponent(
    string Instance, IReadOnlyList<LayoutCapability> Capabilities, IReadOnlyList<LayoutPort> Ports);

/// <summary>The capability layout of one assembly class, with the declarations that it follows from.</summary>
internal sealed record SystemLayout(
    ComposedSystem Declarations, IReadOnlyList<LayoutObject> Objects, IReadOnlyList<LayoutComponent> Components);
