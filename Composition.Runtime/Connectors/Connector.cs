// The base of all connectors.
namespace CamkesNet;

/// <summary>
/// How ports are connected. A connector is a type: its <see cref="PartAttribute"/>s say what it is made of, and the
/// types of its constructors' parameters <c>from</c> and <c>to</c> see to it that only ports that fit can be joined.
/// A connection is the construction of one; the generator reads it, and nothing ever runs it.
/// </summary>
public abstract class Connector
{
    private protected Connector(object from, object to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
    }
}
