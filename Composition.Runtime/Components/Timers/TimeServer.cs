// The time server: many timers, implemented with one kernel timer.
namespace CamkesNet.Components;

/// <summary>
/// Serves eight timers to each of up to eight clients. The event Expired<i>i</i> signals expired timers to client
/// number i of <see cref="Timers"/>.
/// </summary>
[Component]
public sealed partial class TimeServer : Component, ITimeServer
{
    private const int MostClients = 8;
    private const int TimersPerClient = 8;
    private const ulong ShortestPeriod = 10_000; // nanoseconds: a shorter period would leave a client no other time

    private readonly TimerEntry[] _timers = new TimerEntry[MostClients * TimersPerClient];
    private readonly ulong[] _expired = new ulong[MostClients];
    private Emits<TimerExpired>[] _events = [];

    /// <summary>The port that serves the clients' calls.</summary>
    public partial Provides<ITimeServer> Timers { get; }

    /// <summary>The kernel timer, armed for the earliest of all deadlines.</summary>
    public partial KernelTimer Alarm { get; }

    /// <summary>The event of client 0.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired0 { get; }

    /// <summary>The event of client 1.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired1 { get; }

    /// <summary>The event of client 2.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired2 { get; }

    /// <summary>The event of client 3.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired3 { get; }

    /// <summary>The event of client 4.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired4 { get; }

    /// <summary>The event of client 5.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired5 { get; }

    /// <summary>The event of client 6.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired6 { get; }

    /// <summary>The event of client 7.</summary>
    [Optional]
    public partial Emits<TimerExpired> Expired7 { get; }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        _events = [Expired0, Expired1, Expired2, Expired3, Expired4, Expired5, Expired6, Expired7];
        Array.Fill(_timers, TimerEntry.Stopped);
    }

    bool ITimeServer.Start(int timer, ulong nanoseconds, bool periodic)
    {
        if (!TryFind(timer, out int entry) || (periodic && nanoseconds < ShortestPeriod))
        {
            return false;
        }

        _timers[entry] = new TimerEntry(Clock.After(nanoseconds), periodic ? Clock.ToTicks(nanoseconds) : 0);
        Arm();
        return true;
    }

    bool ITimeServer.Stop(int timer)
    {
        if (!TryFind(timer, out int entry))
        {
            return false;
        }

        _timers[entry] = TimerEntry.Stopped;
        Arm();
        return true;
    }

    ulong ITimeServer.TakeExpired()
    {
        if ((uint)Caller >= MostClients)
        {
            return 0;
        }

        ulong expired = _expired[Caller];
        _expired[Caller] = 0;
        return expired;
    }

    ulong ITimeServer.Now() => Clock.ToNanoseconds(Clock.Timestamp);

    [Handles(nameof(Alarm))]
    private void OnAlarm()
    {
        ulong now = Clock.Timestamp;
        for (int client = 0; client < MostClients; client++)
        {
            ulong expired = 0;
            for (int timer = 0; timer < TimersPerClient; timer++)
            {
                if (_timers[client * TimersPerClient + timer].TryExpire(now))
                {
                    expired |= 1UL << timer;
                }
            }

            if (expired != 0)
            {
                _expired[client] |= expired;
                _events[client].Emit();
            }
        }

        Arm();
    }

    private void Arm()
    {
        ulong earliest = ulong.MaxValue;
        foreach (TimerEntry timer in _timers)
        {
            earliest = Math.Min(earliest, timer.Deadline);
        }

        Alarm.Set(earliest);
    }

    private bool TryFind(int timer, out int entry)
    {
        entry = Caller * TimersPerClient + timer;
        return (uint)timer < TimersPerClient && (uint)Caller < MostClients;
    }
}
