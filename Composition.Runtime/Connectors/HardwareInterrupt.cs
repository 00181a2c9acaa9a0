// The connector of interrupts (seL4HardwareInterrupt, in CAmkES).
namespace CamkesNet;

/// <summary>Gives a driver an interrupt of a device.</summary>
public sealed class HardwareInterrupt : Connector
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The device's port.</param>
    /// <param name="to">The driver's port.</param>
    public HardwareInterrupt(HardwareInterruptLine from, Interrupt to) : base(from, to)
    {
    }
}
