// The connector of I/O ports (seL4HardwareIOPort, in CAmkES).
namespace CamkesNet;

/// <summary>Gives a driver the I/O ports of a device.</summary>
[Part(ConnectorPart.IoPorts, ConnectorEnd.To)]
public sealed class HardwareIOPort : Connector
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The driver's port.</param>
    /// <param name="to">The device's port.</param>
    public HardwareIOPort(IoPorts from, HardwareIoPorts to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The driver's port.</param>
    /// <param name="to">The device's port.</param>
    public HardwareIOPort(PortArray<IoPorts> from, HardwareIoPorts to) : base(from, to)
    {
    }
}
