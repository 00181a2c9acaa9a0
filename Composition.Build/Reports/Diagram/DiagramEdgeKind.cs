// Lines of the picture differ by what connectors are made of, not by their names.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>What a line of the picture stands for.</summary>
internal enum DiagramEdgeKind
{
    Call,
    Event,
    Data,
    Device,
    Interrupt,
    Other,
}
