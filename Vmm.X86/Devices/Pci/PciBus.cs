// PCI bus 0: which function is where. PCI Local Bus Specification 3.0, section 3.2.2.3.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Devices.Pci;

/// <summary>The functions of bus 0. Where there is none, configuration reads are all ones.</summary>
public sealed class PciBus : IResettable
{
    /// <summary>Devices on a bus.</summary>
    public const int DeviceCount = 32;

    /// <summary>Functions of a device.</summary>
    public const int FunctionCount = 8;

    private readonly PciFunction?[] functions = new PciFunction?[DeviceCount * FunctionCount];

    /// <summary>Puts a function onto the bus, at construction.</summary>
    /// <exception cref="DeviceOverlapException">There is one already.</exception>
    public void Attach(int device, int function, PciFunction what)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)device, (uint)DeviceCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)function, (uint)FunctionCount);
        int place = device * FunctionCount + function;
        if (functions[place] is not null)
        {
            throw new DeviceOverlapException("a function", "another function", "PCI slot", (ulong)place);
        }

        functions[place] = what;
    }

    /// <summary>The function at a bus, device and function number, or null.</summary>
    /// <param name="address">Bits 15:8 bus, 7:3 device, 2:0 function.</param>
    public PciFunction? Find(int address) =>
        (uint)address < (uint)functions.Length ? functions[address] : null;

    /// <inheritdoc/>
    public void Reset()
    {
        for (int i = 0; i < functions.Length; i++)
        {
            functions[i]?.Reset();
        }
    }
}
