// A frame around instances of the diagram.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Instances that belong together.</summary>
/// <param name="Label">What their names have in common.</param>
/// <param name="X">Left edge, in pixels.</param>
/// <param name="Y">Top edge, in pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record DiagramFrame(string Label, int X, int Y, int Width, int Height);
