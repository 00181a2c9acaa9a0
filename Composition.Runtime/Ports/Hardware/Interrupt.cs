// A port with an interrupt of a device.
namespace CamkesNet;

/// <summary>
/// The interrupt of the device at the other end of a <see cref="HardwareInterrupt"/>. After each signal the interrupt
/// stays masked until <see cref="Acknowledge"/>.
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

    /// <summary>Unmasks the interrupt. Serve the device first.</summary>
    public void Acknowledge() => (control ?? throw NotConnected()).Acknowledge();

    internal override void Attach(PortBinder binder)
    {
        AttachSignal(binder.OpenSignals(this));
        control = binder.OpenInterrupt(this);
    }
}
