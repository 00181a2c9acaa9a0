// The connector of memory-mapped registers (seL4HardwareMMIO, in CAmkES).
namespace CamkesNet;

/// <summary>Gives a driver the memory-mapped registers of a device.</summary>
public sealed class HardwareMMIO : Connector
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The driver's port.</param>
    /// <param name="to">The device's port.</param>
    public HardwareMMIO(DeviceMemory from, HardwareMemory to) : base(from, to)
    {
    }
}
