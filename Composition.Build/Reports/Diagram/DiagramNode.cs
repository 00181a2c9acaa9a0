// A box of the diagram.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>An instance in the picture.</summary>
/// <param name="Name">The instance.</param>
/// <param name="Component">The component's full name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="X">Left edge, in pixels.</param>
/// <param name="Y">Top edge, in pixels.</param>
internal sealed record DiagramNode(string Name, string Component, DiagramNodeKind Kind, int X, int Y)
{
    /// <summary>The component's name without its namespace.</summary>
    public string ComponentName => Component[(Component.LastIndexOf('.') + 1)..];

    /// <summary>The box of an instance at a place.</summary>
    public static DiagramNode Of(DeclaredInstance instance, int x, int y) => new(
        instance.Name,
        instance.Component,
        instance.Hardware ? DiagramNodeKind.Hardware
            : instance.IsVirtualMachine ? DiagramNodeKind.VirtualMachine
            : DiagramNodeKind.Component,
        x,
        y);
}
