// The state of an I/O APIC other than its redirection table.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>The registers of an I/O APIC.</summary>
internal struct IoApicState
{
    /// <summary>IOREGSEL.</summary>
    public byte Select;

    /// <summary>IOAPICID.</summary>
    public uint Id;

    /// <summary>The level of each pin.</summary>
    public uint Levels;
}
