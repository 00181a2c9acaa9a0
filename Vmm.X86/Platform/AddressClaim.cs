// One claim on guest-physical addresses.
namespace CamkesNet.Vmm.Platform;

/// <summary>What guest-physical addresses are for.</summary>
internal enum AddressUse
{
    /// <summary>RAM for the guest's own purposes.</summary>
    Ram,

    /// <summary>RAM that contains the firmware's data.</summary>
    Reserved,

    /// <summary>A device answers.</summary>
    Device,

    /// <summary>Each processor's own device answers.</summary>
    ProcessorDevice,

    /// <summary>Devices behind a bridge may be placed there.</summary>
    Window,
}

/// <summary>Guest-physical addresses that belong to one device.</summary>
/// <param name="Name">What messages call the device.</param>
/// <param name="Start">The first address.</param>
/// <param name="Last">The last address.</param>
/// <param name="Use">What they are for.</param>
internal readonly record struct AddressClaim(string Name, ulong Start, ulong Last, AddressUse Use);
