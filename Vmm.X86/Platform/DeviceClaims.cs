// What one device of the machine claims.
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Platform;

/// <summary>
/// Takes the claims of one device. A claim wires the device at once; what somebody else has claimed is refused with
/// both names. See <see cref="PlatformBuilder"/>.
/// </summary>
internal sealed class DeviceClaims(PlatformClaims platform, string name)
{
    private readonly ResourceTemplate resources = new();

    /// <summary>What messages call the device.</summary>
    public string Name => name;

    /// <summary>I/O ports.</summary>
    /// <param name="first">The first port.</param>
    /// <param name="count">How many.</param>
    /// <param name="device">Who answers.</param>
    /// <param name="width">The widest access that the device takes in one piece: 1, 2 or 4 bytes.</param>
    /// <exception cref="DeviceOverlapException">Another device has one of them.</exception>
    public void Ports(ushort first, int count, IPortDevice device, int width = 1)
    {
        platform.Ports.Attach(name, first, count, device, width);
        resources.IoPorts(first, count);
    }

    /// <summary>Writes to one of the device's ports, which it has, may be posted. A machine has one such device.</summary>
    /// <exception cref="InvalidOperationException">It has another one already.</exception>
    public void PostedWrites(IPostedPortDevice device)
    {
        if (platform.Ports.Posted != null)
        {
            throw new InvalidOperationException($"Two devices take posted writes, {name} is the second.");
        }

        platform.Ports.Post(device);
    }

    /// <summary>Guest-physical addresses at which the device answers.</summary>
    /// <exception cref="DeviceOverlapException">Another device or RAM has one of them.</exception>
    public void Memory(ulong start, ulong length, IMemoryDevice device)
    {
        platform.Addresses.Add(new AddressClaim(name, start, start + (length - 1), AddressUse.Device));
        platform.Memory.Attach(name, start, length, device);
        resources.FixedMemory((uint)start, (uint)length);
    }

    /// <summary>RAM that the guest may use.</summary>
    /// <exception cref="DeviceOverlapException">A device has one of the addresses.</exception>
    public void Ram(ulong start, ulong length) =>
        platform.Addresses.Add(new AddressClaim(name, start, start + (length - 1), AddressUse.Ram));

    /// <summary>RAM that the guest may not use for its own purposes.</summary>
    /// <exception cref="DeviceOverlapException">A device has one of the addresses.</exception>
    public void ReservedRam(ulong start, ulong length) =>
        platform.Addresses.Add(new AddressClaim(name, start, start + (length - 1), AddressUse.Reserved));

    /// <summary>
    /// Bus numbers and guest-physical addresses that a host bridge forwards to the devices behind it: from
    /// <paramref name="start"/> on, as many as no device has claimed before.
    /// </summary>
    /// <exception cref="DeviceOverlapException">A device or RAM has the first of the addresses.</exception>
    public void Window(byte firstBus, byte lastBus, uint start)
    {
        uint last = (uint)Math.Min(platform.Addresses.LastFreeFrom(start), uint.MaxValue);
        platform.Addresses.Add(new AddressClaim(name, start, last, AddressUse.Window));
        resources.BusNumbers(firstBus, lastBus);
        resources.MemoryWindow(start, last);
    }

    /// <summary>An interrupt line, for this device alone.</summary>
    /// <exception cref="DeviceOverlapException">Another device has it.</exception>
    public InterruptLine Interrupt(int number, InterruptTrigger trigger = InterruptTrigger.Edge)
    {
        InterruptLine line = platform.Interrupts.Claim(name, number, trigger);
        if (trigger == InterruptTrigger.Edge)
        {
            resources.Interrupt(number);
        }
        else
        {
            resources.LevelInterrupt(number);
        }

        return line;
    }

    /// <summary>The device is called at deadlines.</summary>
    public void Deadline(ITimedDevice device) => platform.Deadlines.Add(device);

    /// <summary>The device takes part in a reset of the machine.</summary>
    public void Reset(IResettable device, ResetStage stage = ResetStage.Device) => platform.AddReset(device, stage);

    /// <summary>Operating systems find the device in the ACPI namespace, with all that it claims.</summary>
    /// <param name="segment">Its name there: up to four characters.</param>
    /// <param name="hardwareId">Its plug-and-play ID.</param>
    /// <param name="uniqueId">Which one of those with this ID.</param>
    public void Describe(string segment, string hardwareId, uint uniqueId = 0) =>
        platform.Acpi.Devices.Add(new AcpiDevice(segment, hardwareId, uniqueId, resources));

    /// <summary>The device is the machine's ACPI fixed hardware.</summary>
    public void FixedHardware(AcpiFixedHardware hardware) => platform.Acpi.SetFixedHardware(name, hardware);

    /// <summary>Writing <paramref name="value"/> to <paramref name="port"/> resets the machine.</summary>
    public void ResetRegister(ushort port, byte value) =>
        platform.Acpi.SetResetRegister(name, new AcpiResetRegister(port, value));

    /// <summary>With the device the machine has something that ACPI tables report as a flag.</summary>
    public void Feature(AcpiFeatures features) => platform.Acpi.Features |= features;

    /// <summary>The device is the machine's I/O APIC.</summary>
    public void InterruptController(IInterruptController controller, byte ioApicId, ulong ioApicAddress)
    {
        platform.Interrupts.Connect(name, controller);
        platform.Acpi.SetIoApic(name, new AcpiIoApic(ioApicId, (uint)ioApicAddress));
    }
}
