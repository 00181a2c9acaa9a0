// A box of a Mermaid chart.
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports.Mermaid;

/// <summary>An instance, or all instances of a component.</summary>
/// <param name="Key">What lines name it by.</param>
/// <param name="Name">The first line of its label.</param>
/// <param name="Description">The second line.</param>
/// <param name="Kind">What it is.</param>
internal sealed record MermaidBox(string Key, string Name, string Description, DiagramNodeKind Kind);
