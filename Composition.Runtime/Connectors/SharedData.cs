// The connector of shared memory (seL4SharedData, in CAmkES).
namespace CamkesNet;

/// <summary>Shares memory between components. Connections that meet at a port share the same memory.</summary>
/// <typeparam name="T">The contents.</typeparam>
[Part(ConnectorPart.Region, ConnectorEnd.To)]
public sealed class SharedData<T> : Connector where T : unmanaged
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">One side.</param>
    /// <param name="to">The other side.</param>
    public SharedData(Dataport<T> from, Dataport<T> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">One side.</param>
    /// <param name="to">The other side.</param>
    public SharedData(PortArray<Dataport<T>> from, Dataport<T> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">One side.</param>
    /// <param name="to">The other side.</param>
    public SharedData(Dataport<T> from, PortArray<Dataport<T>> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">One side.</param>
    /// <param name="to">The other side.</param>
    public SharedData(PortArray<Dataport<T>> from, PortArray<Dataport<T>> to) : base(from, to)
    {
    }
}
