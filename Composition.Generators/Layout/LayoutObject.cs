// The objects that the kernel creates at boot.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>An object with a name that is its identity in the layout.</summary>
internal abstract record LayoutObject(string Name);

internal sealed record EndpointObject(string Name) : LayoutObject(Name);

internal sealed record NotificationObject(string Name) : LayoutObject(Name);

/// <summary>An interrupt that is delivered as bits of a notification.</summary>
internal sealed record InterruptObject(string Name, HardwareResource Line, string Notification, ulong Badge)
    : LayoutObject(Name);

/// <summary>A one-shot timer that is delivered as bits of a notification.</summary>
internal sealed record TimerObject(string Name, string Notification, ulong Badge) : LayoutObject(Name);

/// <summary>A range of I/O ports, both ends included.</summary>
internal sealed record IoPortsObject(string Name, long First, long Last) : LayoutObject(Name);

/// <summary>Zeroed memory, shared by the instances whose ports name it.</summary>
internal sealed record RegionObject(string Name, long Size) : LayoutObject(Name);

/// <summary>Registers of a device.</summary>
internal sealed record DeviceMemoryObject(string Name, HardwareResource Range) : LayoutObject(Name);

/// <summary>The memory of a guest.</summary>
internal sealed record GuestRamObject(string Name, long Size) : LayoutObject(Name);

/// <summary>The guest files that travel in the image.</summary>
internal sealed record ArchiveObject(string Name) : LayoutObject(Name);

/// <summary>A guest-physical address space with one mapping, of RAM at address 0.</summary>
internal sealed record GuestAddressSpaceObject(string Name, string Ram, long Size) : LayoutObject(Name);

/// <summary>A virtual processor, and the page that it shares with its monitor.</summary>
internal sealed record VcpuObject(string Name, string GuestAddressSpace, string StateRegion, string Component)
    : LayoutObject(Name);
