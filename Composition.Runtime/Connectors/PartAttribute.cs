// [Part]: declares what a connector is made of.
namespace CamkesNet;

/// <summary>
/// Declares a part of a connector. What each end may do follows from the parts and their owners alone: the generator,
/// the layout checker and the hosted runner know no connector by name. The order of the parts is that of their slots.
/// </summary>
/// <param name="kind">What the part is.</param>
/// <param name="owner">The end that owns it: see <see cref="ConnectorPart"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PartAttribute(ConnectorPart kind, ConnectorEnd owner) : Attribute
{
    /// <summary>What the part is.</summary>
    public ConnectorPart Kind { get; } = kind;

    /// <summary>The end that owns it.</summary>
    public ConnectorEnd Owner { get; } = owner;

    /// <summary>
    /// Each connection has one of its own. Otherwise connections that meet in a port share one. Regions only.
    /// </summary>
    public bool PerClient { get; set; }
}
