// The base of the ports that are signalled: events, interrupts and timers.
namespace CamkesNet;

/// <summary>
/// A port that is signalled by others. Signals are not counted: several signals before the port is read are one. Either
/// the control thread waits for the port or polls it, or a method marked [Handles] runs on the dispatcher thread.
/// </summary>
public abstract class SignalledPort : Port
{
    private SignalSource? source;

    private protected SignalledPort(int index, string name, bool handled) : base(index, name) => IsHandled = handled;

    /// <summary>The bit of this port in its notification; generated code tests it.</summary>
    public ulong Badge { get; private set; }

    /// <summary>Whether a method marked [Handles] handles the signals.</summary>
    public bool IsHandled { get; }

    /// <summary>Waits until the port is signalled, and clears the signal.</summary>
    /// <exception cref="InvalidOperationException">
    /// The port is not connected, a method handles it, or the thread is the one that serves calls and handles signals.
    /// </exception>
    public void Wait() => Awaitable.Wait(Badge, ulong.MaxValue);

    /// <summary>Waits until the port is signalled or a deadline passes, and clears the signal.</summary>
    /// <param name="deadline">A time stamp: see <see cref="SystemClock"/>.</param>
    /// <returns>Whether the port was signalled.</returns>
    /// <exception cref="InvalidOperationException">
    /// The port is not connected, a method handles it, or the thread is the one that serves calls and handles signals.
    /// </exception>
    public bool WaitUntil(ulong deadline) => Awaitable.Wait(Badge, deadline);

    /// <summary>Checks for a signal without waiting, and clears it.</summary>
    /// <returns>Whether the port was signalled.</returns>
    /// <exception cref="InvalidOperationException">The port is not connected, or a method handles it.</exception>
    public bool Poll() => Source.Poll(Badge);

    /// <summary>
    /// Clears and returns the signal if it has already been received, during a wait for another port or with an exit of
    /// a vCPU; makes no system call.
    /// </summary>
    internal bool TakePending() => Source.TakePending(Badge);

    private SignalSource Awaitable => Source is { IsOfThisThread: true } own ? own : throw OfOtherThread();

    private SignalSource Source => source ?? throw (IsHandled ? Handled() : NotConnected());

    private protected void AttachSignal(SignalBinding binding)
    {
        IsConnected = binding.IsConnected;
        Badge = binding.Badge;
        source = binding.IsConnected && !IsHandled ? binding.Source : null;
    }

    private InvalidOperationException OfOtherThread() => new(string.Concat(
        "Only Run and Initialize can wait for the port ", Name, ": in a contract method, poll it or use [Handles]."));

    private InvalidOperationException Handled() =>
        new(string.Concat("The port ", Name, " has a [Handles] method: remove the method to wait for the port."));
}
