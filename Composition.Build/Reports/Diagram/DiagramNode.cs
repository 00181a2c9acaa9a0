// A box of the diagram.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>An instance in the picture.</summary>
/// <param name="Name">The instance.</param>
/// <param name="Component">The component's name without its namespace.</param>
/// <param name="Kind">What it is.</param>
/// <param name="X">Left edge, in pixels.</param>
/// <param name="Y">Top edge, in pixels.</param>
internal sealed record DiagramNode(string Name, string Component, DiagramNodeKind Kind, int X, int Y);
