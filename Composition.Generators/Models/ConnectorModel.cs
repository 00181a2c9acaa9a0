// A connector, as its declaration says: [Part] and the constructors, in Composition.Runtime.
using CamkesNet.Abi;
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Models;

/// <summary>An end of a connection.</summary>
internal enum ConnectorEnd
{
    From,
    To,
}

/// <summary>A part of a connector.</summary>
/// <param name="Owner">The end that owns it: that serves, is signalled, or is the device.</param>
/// <param name="PerClient">Each connection has one of its own.</param>
internal readonly record struct ConnectorPart(PartKind Kind, ConnectorEnd Owner, bool PerClient);

/// <summary>The names of two port types that a connector joins.</summary>
internal readonly record struct JoinedTypes(string From, string To);

/// <summary>A connector.</summary>
/// <param name="Name">The type's name, without type parameters.</param>
/// <param name="Joins">The port types that its constructors take.</param>
internal sealed record ConnectorModel(
    string Name, EquatableArray<ConnectorPart> Parts, EquatableArray<JoinedTypes> Joins)
{
    /// <summary>Whether a port of one type can be this end when one of the other type is the other end.</summary>
    public bool Takes(PortModel port, ConnectorEnd end, PortModel other)
    {
        JoinedTypes types = end == ConnectorEnd.From
            ? new JoinedTypes(port.Type.Name, other.Type.Name)
            : new JoinedTypes(other.Type.Name, port.Type.Name);
        return port.Arguments == other.Arguments && Joins.Contains(types);
    }
}
