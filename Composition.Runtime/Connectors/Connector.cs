// What all connectors have in common.
namespace CamkesNet;

/// <summary>
/// How ports are connected. The types of the constructors' parameters see to it that only what fits can be joined.
/// </summary>
public abstract class Connector
{
    private protected Connector(object from, object to)
    {
        From = from;
        To = to;
    }

    /// <summary>A <see cref="Port"/> or a <see cref="HardwarePort"/>.</summary>
    internal object From { get; }

    /// <summary>A <see cref="Port"/> or a <see cref="HardwarePort"/>.</summary>
    internal object To { get; }
}
