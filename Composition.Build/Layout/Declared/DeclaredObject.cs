namespace CamkesNet.Build.Layout.Declared;

/// <summary>A kernel object or a piece of memory; which properties count depends on the kind.</summary>
internal sealed record DeclaredObject
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>interrupt: its number.</summary>
    public uint Number { get; init; }

    /// <summary>interrupt: an ISA number, not an I/O APIC pin.</summary>
    public bool Isa { get; init; }

    public bool LevelTriggered { get; init; }

    public bool ActiveLow { get; init; }

    /// <summary>interrupt, timer: where it is delivered.</summary>
    public string? Notification { get; init; }

    /// <summary>interrupt, timer: the bit it sets.</summary>
    public long Badge { get; init; }

    /// <summary>ioPorts: the first port.</summary>
    public ushort First { get; init; }

    /// <summary>ioPorts: the last port.</summary>
    public ushort Last { get; init; }

    /// <summary>region, deviceMemory, guestRam: bytes.</summary>
    public ulong Size { get; init; }

    /// <summary>deviceMemory: the physical address.</summary>
    public ulong Address { get; init; }

    /// <summary>deviceMemory: may be cached.</summary>
    public bool Cached { get; init; }

    /// <summary>guestAddressSpace: its memory.</summary>
    public IReadOnlyList<DeclaredGuestMapping> Mappings { get => field ?? []; init; }

    /// <summary>vcpu: the guest-physical address space it runs in.</summary>
    public string? GuestAddressSpace { get; init; }

    /// <summary>vcpu: the page that it shares with its monitor.</summary>
    public string? StateRegion { get; init; }

    /// <summary>vcpu: the instance that runs it.</summary>
    public string? Component { get; init; }
}
