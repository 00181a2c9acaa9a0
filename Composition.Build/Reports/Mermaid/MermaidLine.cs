// A line of a Mermaid chart.
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports.Mermaid;

/// <summary>What connects two boxes.</summary>
/// <param name="From">The key of the box that calls, emits or drives.</param>
/// <param name="To">The key of the other box.</param>
/// <param name="Kind">What the connector is for.</param>
internal sealed record MermaidLine(string From, string To, DiagramEdgeKind Kind);
