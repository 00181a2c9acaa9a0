// The contract of the time server.
namespace CamkesNet.Components;

/// <summary>Timers, eight for each client. The event <see cref="TimerExpired"/> tells when one has expired.</summary>
public interface ITimeServer
{
    /// <summary>Starts a timer, in place of what it was started for before.</summary>
    /// <param name="timer">The timer, 0 to 7.</param>
    /// <param name="nanoseconds">From now; for a periodic timer also the period. Missed periods are dropped.</param>
    /// <param name="periodic">Again and again, until stopped.</param>
    /// <returns>False if there is no such timer, or a period of less than 10 µs.</returns>
    bool Start(int timer, ulong nanoseconds, bool periodic);

    /// <summary>Stops a timer.</summary>
    /// <param name="timer">The timer, 0 to 7.</param>
    /// <returns>False if there is no such timer.</returns>
    bool Stop(int timer);

    /// <summary>Tells which timers have expired since the last time this was asked.</summary>
    /// <returns>A bit for each timer.</returns>
    ulong TakeExpired();

    /// <summary>Tells the time.</summary>
    /// <returns>Nanoseconds since the machine was switched on.</returns>
    ulong Now();
}
