// What the ports that are signalled have in common: events, interrupts and timers.
namespace CamkesNet;

/// <summary>
/// A port that is signalled from outside. Signals do not count: any number before a look at the port is one.
/// Either the control thread waits and polls here, or a method marked [Handles] runs on the dispatcher thread.
/// </summary>
public abstract class SignalledPort : Port
{
    private SignalSource? _source;

    private protected SignalledPort(int index, string name, bool handled) : base(index, name) => IsHandled = handled;

    /// <summary>The bit of this port in its notification; generated code tests it.</summary>
    public ulong Badge { get; private set; }

    /// <summary>Whether a method marked [Handles] takes the signals.</summary>
    public bool IsHandled { get; }

    /// <summary>Waits until the port is signalled, and takes the signal.</summary>
    /// <exception cref="InvalidOperationException">Not connected, or a method handles the port.</exception>
    public void Wait() => Source.Wait(Badge, ulong.MaxValue);

    /// <summary>Waits until the port is signalled, and takes the signal, or until a point in time.</summary>
    /// <param name="deadline">A time stamp: see <see cref="SystemClock"/>.</param>
    /// <returns>Whether the port was signalled.</returns>
    /// <exception cref="InvalidOperationException">Not connected, or a method handles the port.</exception>
    public bool WaitUntil(ulong deadline) => Source.Wait(Badge, deadline);

    /// <summary>Takes the signal if there is one.</summary>
    /// <returns>Whether the port was signalled.</returns>
    /// <exception cref="InvalidOperationException">Not connected, or a method handles the port.</exception>
    public bool Poll() => Source.Poll(Badge);

    /// <summary>
    /// Takes the signal if one is known already, from a wait for another port or from a vCPU that was left for it,
    /// without asking the kernel.
    /// </summary>
    internal bool TakePending() => Source.TakePending(Badge);

    private SignalSource Source => _source ?? throw (IsHandled ? Handled() : NotConnected());

    private protected void AttachSignal(SignalBinding binding)
    {
        IsConnected = binding.IsConnected;
        Badge = binding.Badge;
        _source = binding.IsConnected && !IsHandled ? binding.Source : null;
    }

    private InvalidOperationException Handled() =>
        new(string.Concat("Signals of the port ", Name, " go to its [Handles] method: nothing can wait for them."));
}
