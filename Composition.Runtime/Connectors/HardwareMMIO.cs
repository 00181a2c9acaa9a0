// The connector of memory-mapped registers (seL4HardwareMMIO, in CAmkES).
namespace CamkesNet;

/// <summary>Gives a driver the memory-mapped registers of a device.</summary>
[Part(ConnectorPart.DeviceMemory, ConnectorEnd.To)]
public sealed class HardwareMMIO : Connector
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The driver's port.</param>
    /// <param name="to">The device's port.</param>
    public HardwareMMIO(DeviceMemory from, HardwareMemory to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The driver's port.</param>
    /// <param name="to">The device's port.</param>
    public HardwareMMIO(PortArray<DeviceMemory> from, HardwareMemory to) : base(from, to)
    {
    }
}
