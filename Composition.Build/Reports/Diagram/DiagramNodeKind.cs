// The colours of the diagram's boxes.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>What an instance is; pictures show it by colour.</summary>
internal enum DiagramNodeKind
{
    Component,
    VirtualMachine,
    Hardware,
}
