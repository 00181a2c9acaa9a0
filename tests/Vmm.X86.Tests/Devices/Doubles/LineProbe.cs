// An end of interrupt lines that counts the changes.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests.Devices;

internal sealed class LineProbe : IInterruptSink
{
    public LineProbe() => Line = new InterruptLine(this, 0);

    public InterruptLine Line { get; }

    public bool IsRaised => Line.IsRaised;

    public int Rises { get; private set; }

    /// <summary>Whether the last edge is said to be waiting still.</summary>
    public bool HoldsEdges { get; set; }

    public void SetLevel(int line, bool asserted) => Rises += asserted ? 1 : 0;

    public bool IsWaiting(int line) => HoldsEdges;
}
