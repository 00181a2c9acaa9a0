// What a platform needs to know of its interrupt controllers.
namespace CamkesNet.Vmm.Buses;

/// <summary>The interrupt controllers of a machine, and how its lines are wired to them.</summary>
public interface IInterruptController : IInterruptSink
{
    /// <summary>How many lines there are.</summary>
    int LineCount { get; }

    /// <summary>A line for devices to hold.</summary>
    InterruptLine Line(int number);

    /// <summary>The I/O APIC's pin that a line goes to.</summary>
    int PinOf(int line);
}
