// The connector of interrupts (seL4HardwareInterrupt, in CAmkES).
namespace CamkesNet;

/// <summary>Gives a driver an interrupt of a device.</summary>
[Part(ConnectorPart.Interrupt, ConnectorEnd.From)]
public sealed class HardwareInterrupt : Connector
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The device's port.</param>
    /// <param name="to">The driver's port.</param>
    public HardwareInterrupt(HardwareInterruptLine from, Interrupt to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The device's port.</param>
    /// <param name="to">The driver's port.</param>
    public HardwareInterrupt(HardwareInterruptLine from, PortArray<Interrupt> to) : base(from, to)
    {
    }
}
