// All claims of a machine's devices.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Platform;

/// <summary>Keeps what was claimed, by kind.</summary>
internal sealed class PlatformClaims(PlatformServices services)
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

    /// <summary>The devices in the order in which they are reset.</summary>
    public IResettable[] ResetOrder =>
    [
        .. resets[(int)ResetStage.Device],
        .. resets[(int)ResetStage.InterruptController],
        .. resets[(int)ResetStage.Processor],
    ];

    /// <summary>Adds a device to those that are reset; within a stage in the order of the calls.</summary>
    public void AddReset(IResettable device, ResetStage stage) => resets[(int)stage].Add(device);
}
