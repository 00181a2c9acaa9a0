// A kernel object or memory, as the generator derived it.
namespace CamkesNet.Build.Layout.Derived;

/// <summary>
/// A kernel object or a piece of memory. The objects of a device have the names of its ports, INSTANCE.PORT, whose
/// declaration says where they are.
/// </summary>
internal sealed record DerivedObject
{
    public required string Name { get; init; }

    public required ObjectKind Kind { get; init; }

    /// <summary>interrupt, timer: where it is delivered.</summary>
    public string? Notification { get; init; }

    /// <summary>interrupt, timer: the bit it sets.</summary>
    public long Badge { get; init; }

    /// <summary>region, guestRam: bytes.</summary>
    public ulong Size { get; init; }

    /// <summary>guestAddressSpace: what the guest has at its physical address 0.</summary>
    public string? Ram { get; init; }

    /// <summary>vcpu: the guest-physical address space that it runs in.</summary>
    public string? GuestAddressSpace { get; init; }

    /// <summary>vcpu: the page that it shares with its monitor.</summary>
    public string? StateRegion { get; init; }

    /// <summary>vcpu: the instance that runs it. symbols: the instance whose code they are for.</summary>
    public string? Component { get; init; }
}
