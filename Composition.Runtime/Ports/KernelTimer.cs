// A port with a one-shot kernel timer.
namespace CamkesNet;

/// <summary>A one-shot timer of the kernel's, private to the component: it needs no connection.</summary>
[PortType(IsSignalled = true, OwnPart = ConnectorPart.Timer)]
public sealed class KernelTimer : SignalledPort
{
    private TimerControl? control;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="handled">Whether a method marked [Handles] handles the signals.</param>
    public KernelTimer(int index, string name, bool handled = false) : base(index, name, handled)
    {
    }

    /// <summary>Arms the timer, replacing an earlier deadline. A deadline in the past fires at once.</summary>
    /// <param name="deadline">A time stamp: see <see cref="SystemClock"/>.</param>
    public void Set(ulong deadline) => Control.Set(deadline);

    /// <summary>Disarms the timer. A signal that is already pending may still arrive.</summary>
    public void Cancel() => Control.Set(ulong.MaxValue);

    private TimerControl Control => control ?? throw NotConnected();

    internal override void Attach(PortBinder binder)
    {
        AttachSignal(binder.OpenSignals(this));
        control = binder.OpenTimer(this);
    }
}
