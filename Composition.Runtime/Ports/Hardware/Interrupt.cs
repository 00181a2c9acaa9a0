// A port with an interrupt of a device.
namespace CamkesNet;

/// <summary>
/// The interrupt of the device at the other end of a <see cref="HardwareInterrupt"/>. There is no further signal until
/// <see cref="Acknowledge"/>: a level-triggered line is masked so long, and of an edge-triggered one the next edge is
/// kept and signalled at the acknowledgement.
/// </summary>
[PortType(IsSignalled = true, NeedsConnection = true, TakesOne = "a hardware resource belongs to one component")]
public sealed class Interrupt : SignalledPort
{
    private InterruptControl? control;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="handled">Whether a method marked [Handles] handles the signals.</param>
    public Interrupt(int index, string name, bool handled = false) : base(index, name, handled)
    {
    }

    /// <summary>Lets the interrupt signal again. Needed after every signal; serve the device first.</summary>
    public void Acknowledge() => (control ?? throw NotConnected()).Acknowledge();

    internal override void Attach(PortBinder binder)
    {
        AttachSignal(binder.OpenSignals(this));
        control = binder.OpenInterrupt(this);
    }
}
