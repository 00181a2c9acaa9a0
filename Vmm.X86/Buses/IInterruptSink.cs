// Where interrupt lines end.
namespace CamkesNet.Vmm.Buses;

/// <summary>The end of a bundle of interrupt lines: an interrupt controller, or the wiring before several.</summary>
public interface IInterruptSink
{
    /// <summary>The level of one line has changed.</summary>
    /// <param name="line">Which line of the bundle.</param>
    /// <param name="asserted">The new level; whether high or low means asserted is the board's affair.</param>
    void SetLevel(int line, bool asserted);

    /// <summary>Whether an edge at the line still waits for a processor, so that another one would be lost.</summary>
    bool IsWaiting(int line);
}
