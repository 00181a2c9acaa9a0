// The connector of shared memory (seL4SharedData, in CAmkES).
namespace CamkesNet;

/// <summary>Memory shared by components. All connections of a port share the same memory.</summary>
/// <typeparam name="T">The type of the contents.</typeparam>
public sealed class SharedData<T> : Connector where T : unmanaged
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">One side.</param>
    /// <param name="to">The other side.</param>
    public SharedData(Dataport<T> from, Dataport<T> to) : base(from, to)
    {
    }
}
