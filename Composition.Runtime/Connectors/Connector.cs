// The base of all connectors.
namespace CamkesNet;

/// <summary>
/// A kind of connection. The parameter types of the constructors ensure that only compatible ports can be connected.
/// </summary>
public abstract class Connector
{
    private protected Connector(object from, object to)
    {
        From = from;
        To = to;
    }

    /// <summary>One end: a <see cref="Port"/> or a <see cref="HardwarePort"/>.</summary>
    internal object From { get; }

    /// <summary>One end: a <see cref="Port"/> or a <see cref="HardwarePort"/>.</summary>
    internal object To { get; }
}
