// The time server: many timers, implemented with one kernel timer.
namespace CamkesNet.Components;

/// <summary>Serves eight timers to each client, and signals a client whose timers have expired.</summary>
[Component(IsBackground = true)]
public sealed partial class TimeServer : Component, ITimeServer
{
    private const int TimersPerClient = 8;
    private const ulong ShortestPeriod = 10_000; // nanoseconds: a shorter period would leave a client no other time

    private TimerEntry[] timers = [];
    private ulong[] expired = [];

    /// <summary>Where clients call.</summary>
    public partial ProvidesWithEvents<ITimeServer, TimerExpired> Timers { get; }

    /// <summary>The kernel timer, armed for the earliest of all deadlines.</summary>
    public partial KernelTimer Alarm { get; }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        expired = new ulong[Timers.ClientCount];
        timers = new TimerEntry[Timers.ClientCount * TimersPerClient];
        Array.Fill(timers, TimerEntry.Stopped);
    }

    bool ITimeServer.Start(int timer, ulong nanoseconds, bool periodic)
    {
        if (!TryFind(timer, out int entry) || (periodic && nanoseconds < ShortestPeriod))
        {
            return false;
        }

        timers[entry] = new TimerEntry(Clock.After(nanoseconds), periodic ? Clock.ToTicks(nanoseconds) : 0);
        Arm();
        return true;
    }

    bool ITimeServer.Stop(int timer)
    {
        if (!TryFind(timer, out int entry))
        {
            return false;
        }

        timers[entry] = TimerEntry.Stopped;
        Arm();
        return true;
    }

    ulong ITimeServer.TakeExpired()
    {
        ulong expired = this.expired[Caller];
        this.expired[Caller] = 0;
        return expired;
    }

    ulong ITimeServer.Now() => Clock.ToNanoseconds(Clock.Timestamp);

    [Handles(nameof(Alarm))]
    private void OnAlarm()
    {
        ulong now = Clock.Timestamp;
        for (int client = 0; client < this.expired.Length; client++)
        {
            ulong expired = 0;
            for (int timer = 0; timer < TimersPerClient; timer++)
            {
                if (timers[client * TimersPerClient + timer].TryExpire(now))
                {
                    expired |= 1UL << timer;
                }
            }

            if (expired != 0)
            {
                this.expired[client] |= expired;
                Timers.Emit(client);
            }
        }

        Arm();
    }

    private void Arm()
    {
        ulong earliest = ulong.MaxValue;
        foreach (TimerEntry timer in timers)
        {
            earliest = Math.Min(earliest, timer.Deadline);
        }

        Alarm.Set(earliest);
    }

    private bool TryFind(int timer, out int entry)
    {
        entry = Caller * TimersPerClient + timer;
        return (uint)timer < TimersPerClient;
    }
}
