// Builds a machine from its devices' claims.
using CamkesNet.Vmm.Loading;

namespace CamkesNet.Vmm.Platform;

/// <summary>
/// A device has one method, AddTo, in which it creates itself and claims what it needs: ports, addresses, an interrupt
/// line, deadlines, its turn at a reset, ACPI objects. Wiring, overlap checks, ACPI tables and the guest's memory map
/// follow from the claims. The machine's list of devices calls these methods.
/// </summary>
/// <remarks>
/// Ports that nobody claims float, which is the right answer for the POST code port 0x80, the delay port 0xED, DMA
/// and its page registers, floppy, VGA and everything else that a machine does not have.
/// </remarks>
internal sealed class PlatformBuilder(PlatformServices services)
{
    private readonly PlatformClaims claims = new(services);

    /// <summary>The surroundings of devices.</summary>
    public PlatformServices Services => services;

    /// <summary>The guest's RAM, as firmware reports it.</summary>
    public MemoryMapEntry[] MemoryMap => claims.Addresses.ToMemoryMap();

    /// <summary>Adds a device.</summary>
    /// <param name="name">What messages call it.</param>
    public DeviceClaims Add(string name) => new(claims, name);

    /// <summary>Adds a processor, to which its own devices are added.</summary>
    public ProcessorBuses AddProcessor() => new(claims);

    /// <summary>The machine of all that was claimed, in its state after power-on.</summary>
    /// <exception cref="InvalidOperationException">No device claims what every machine has.</exception>
    public GuestPlatform Build()
    {
        GuestPlatform platform = new(
            claims.Ports,
            claims.Memory,
            claims.Deadlines,
            claims.Acpi.ToHardware(claims.Interrupts.ToOverrides()),
            MemoryMap,
            claims.ResetOrder);
        platform.Reset();
        return platform;
    }
}
