// All claims that end in ACPI tables.
using CamkesNet.Vmm.Acpi;

namespace CamkesNet.Vmm.Platform;

/// <summary>Collects the contents of the tables from the devices.</summary>
internal sealed class AcpiClaims
{
    private readonly List<byte> localApicIds = [];
    private uint localApicAddress;
    private AcpiFixedHardware? fixedHardware;
    private AcpiResetRegister? resetRegister;
    private AcpiIoApic? ioApic;

    /// <summary>The devices of the ACPI namespace, in the order in which they were added.</summary>
    public List<AcpiDevice> Devices { get; } = [];

    /// <summary>What devices bring into the machine.</summary>
    public AcpiFeatures Features { get; set; }

    /// <summary>Adds a processor.</summary>
    /// <exception cref="InvalidOperationException">
    /// Two processors differ in their APICs' address, or have one ID.
    /// </exception>
    public void AddLocalApic(string name, byte id, uint address)
    {
        if (localApicIds.Count > 0 && (localApicIds.Contains(id) || address != localApicAddress))
        {
            throw new InvalidOperationException(
                $"{name} {id} has an ID that is taken, or another address than the first one: all are at one address.");
        }

        localApicIds.Add(id);
        localApicAddress = address;
    }

    /// <summary>Sets the fixed hardware.</summary>
    /// <exception cref="InvalidOperationException">Another device is it.</exception>
    public void SetFixedHardware(string name, AcpiFixedHardware hardware) => SetOnce(ref fixedHardware, hardware, name);

    /// <summary>Sets the reset register.</summary>
    /// <exception cref="InvalidOperationException">Another device has it.</exception>
    public void SetResetRegister(string name, AcpiResetRegister register) => SetOnce(ref resetRegister, register, name);

    /// <summary>Sets the I/O APIC.</summary>
    /// <exception cref="InvalidOperationException">Another device is it.</exception>
    public void SetIoApic(string name, AcpiIoApic controller) => SetOnce(ref ioApic, controller, name);

    /// <summary>What the tables are written from.</summary>
    /// <exception cref="InvalidOperationException">No device has claimed what every machine has.</exception>
    public AcpiHardware ToHardware(AcpiInterruptOverride[] overrides) => new()
    {
        FixedHardware = fixedHardware ?? throw Missing("the ACPI fixed hardware"),
        ResetRegister = resetRegister ?? throw Missing("the reset register"),
        IoApic = ioApic ?? throw Missing("the I/O APIC"),
        Features = Features,
        LocalApicAddress = localApicAddress,
        LocalApicIds = localApicIds.ToArray(),
        InterruptOverrides = overrides,
        Devices = Devices.ToArray(),
    };

    private static void SetOnce<T>(ref T? place, T value, string name)
        where T : class
    {
        if (place is not null)
        {
            throw new InvalidOperationException(
                $"{name} claims what a machine has once, and another device has claimed it: remove one of them.");
        }

        place = value;
    }

    private static InvalidOperationException Missing(string what) =>
        new($"No device of the machine claims {what}: add one that does.");
}
