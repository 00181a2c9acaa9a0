// One guest's machine around its processors, built from its devices' claims.
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Platform;

/// <summary>Buses, deadlines and what firmware reports. Nothing is allocated after construction.</summary>
internal sealed class GuestPlatform(
    PortBus ports,
    MemoryBus memory,
    DeadlineSet deadlines,
    AcpiHardware acpi,
    MemoryMapEntry[] memoryMap,
    IResettable[] devices) : IResettable
{
    /// <summary>I/O ports.</summary>
    public PortBus Ports => ports;

    /// <summary>Memory-mapped devices that all processors share.</summary>
    public MemoryBus Memory => memory;

    /// <summary>When to call <see cref="DeadlineSet.Expire"/>.</summary>
    public DeadlineSet Deadlines => deadlines;

    /// <summary>What the ACPI tables describe.</summary>
    public AcpiHardware Acpi => acpi;

    /// <summary>The guest's RAM, as firmware reports it.</summary>
    public MemoryMapEntry[] MemoryMap => memoryMap;

    /// <summary>Resets every device and leaves the machine as firmware would.</summary>
    public void Reset()
    {
        for (int i = 0; i < devices.Length; i++)
        {
            devices[i].Reset();
        }
    }
}
