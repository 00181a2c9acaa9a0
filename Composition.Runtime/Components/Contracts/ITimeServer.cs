// The contract of the time server.
namespace CamkesNet.Components;

/// <summary>Eight timers for each client. The event <see cref="TimerExpired"/> signals that one has expired.</summary>
public interface ITimeServer
{
    /// <summary>Starts a timer. A timer that is running is restarted.</summary>
    /// <param name="timer">The timer, 0 to 7.</param>
    /// <param name="nanoseconds">
    /// The time until the timer expires, in nanoseconds; for a periodic timer also the period. Missed periods are
    /// dropped.
    /// </param>
    /// <param name="periodic">Whether the timer expires repeatedly, until it is stopped.</param>
    /// <returns>False if there is no such timer, or if the period is less than 10 µs.</returns>
    bool Start(int timer, ulong nanoseconds, bool periodic);

    /// <summary>Stops a timer.</summary>
    /// <param name="timer">The timer, 0 to 7.</param>
    /// <returns>False if there is no such timer.</returns>
    bool Stop(int timer);

    /// <summary>Returns and clears the timers that have expired since the last call.</summary>
    /// <returns>A bit mask: bit n is set if timer n has expired.</returns>
    ulong TakeExpired();

    /// <summary>Gets the time since the machine was powered on.</summary>
    /// <returns>The time in nanoseconds.</returns>
    ulong Now();
}
