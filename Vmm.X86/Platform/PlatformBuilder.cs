// Builds a machine from its devices' claims.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

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
    private readonly List<IResettable>[] resets = [[], [], []];

    /// <summary>The surroundings of devices.</summary>
    public PlatformServices Services => services;

    /// <summary>I/O ports.</summary>
    public PortBus Ports { get; } = new();

    /// <summary>Memory-mapped devices.</summary>
    public MemoryBus Memory { get; } = new();

    /// <summary>Devices with deadlines.</summary>
    public DeadlineSet Deadlines { get; } = new();

    /// <summary>Guest-physical addresses.</summary>
    public AddressMap Addresses { get; } = new();

    /// <summary>Interrupt lines.</summary>
    public InterruptClaims Interrupts { get; } = new();

    /// <summary>What ends in ACPI tables.</summary>
    public AcpiClaims Acpi { get; } = new();

    /// <summary>Adds a device.</summary>
    /// <param name="name">What messages call it.</param>
    public DeviceClaims Add(string name) => new(this, name);

    /// <summary>Adds a processor, to which its own devices are added.</summary>
    public ProcessorBuses AddProcessor() => new(this);

    /// <summary>Adds a device to those that are reset; within a stage in the order of the calls.</summary>
    public void AddReset(IResettable device, ResetStage stage) => resets[(int)stage].Add(device);

    /// <summary>The machine of all that was claimed, in its state after power-on.</summary>
    /// <exception cref="InvalidOperationException">No device claims what every machine has.</exception>
    public GuestPlatform Build()
    {
        GuestPlatform platform = new(
            Ports,
            Memory,
            Deadlines,
            Acpi.ToHardware(Interrupts.ToOverrides()),
            Addresses.ToMemoryMap(),
            [.. resets[(int)ResetStage.Device], .. resets[(int)ResetStage.InterruptController],
                .. resets[(int)ResetStage.Processor]]);
        platform.Reset();
        return platform;
    }
}
