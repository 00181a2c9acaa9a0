// A line of the diagram.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>All connections of one kind between two instances: one line in the picture.</summary>
/// <param name="From">The instance that calls, emits or drives.</param>
/// <param name="To">The instance at the other end.</param>
/// <param name="Connector">The connector's type.</param>
/// <param name="Kind">What the connector is for.</param>
/// <param name="Connections">The connections as <c>name: a.Port → b.Port</c>.</param>
internal sealed record DiagramEdge(
    string From, string To, string Connector, DiagramEdgeKind Kind, IReadOnlyList<string> Connections);
