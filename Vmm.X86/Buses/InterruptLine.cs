// The wire from a device to the interrupt controllers: the only thing that a device knows about interrupts.
namespace CamkesNet.Vmm.Buses;

/// <summary>One interrupt line. It stores its level and notifies its end only of changes.</summary>
public sealed class InterruptLine(IInterruptSink sink, int number)
{
    /// <summary>The number of the line at its end (for ISA lines, the IRQ).</summary>
    public int Number { get; } = number;

    /// <summary>Whether the line is asserted.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>Whether the last edge still waits for a processor, so that another one would be lost.</summary>
    public bool IsWaiting => sink.IsWaiting(Number);

    /// <summary>Asserts the line until <see cref="Lower"/>.</summary>
    public void Raise() => Set(true);

    /// <summary>Releases the line.</summary>
    public void Lower() => Set(false);

    /// <summary>Makes one edge: raises and lowers the line.</summary>
    public void Pulse()
    {
        Set(true);
        Set(false);
    }

    /// <summary>Gives the line a level.</summary>
    public void Set(bool raised)
    {
        if (IsRaised != raised)
        {
            IsRaised = raised;
            sink.SetLevel(Number, raised);
        }
    }
}
