// Finds waits that can never end.
namespace CamkesNet.Hosted;

/// <summary>
/// Looks at all threads of a system at one moment. While all components' gates are held, no call begins, no signal
/// arrives and no server becomes idle.
/// </summary>
internal sealed class HostedDeadlocks(IReadOnlyList<HostedInstance> instances)
{
    /// <summary>How often a thread that waits for a component looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The waits that keep the first thread of a component in a call that is never answered, or null.
    /// </summary>
    public IReadOnlyList<string>? FindCircle(HostedInstance instance) =>
        WithAllGates(() => FindBlocked() is { } blocked && blocked.Contains(instance.Threads[0]) ? Waits(blocked) : null);

    /// <summary>The waits because of which calls to a component are never answered; null if it answers.</summary>
    public IReadOnlyList<string>? FindCircle(HostedEndpoint server) =>
        WithAllGates(() => FindBlocked() is { } blocked && IsUnreachable(server, blocked) ? Waits(blocked) : null);

    /// <summary>
    /// For systems to which nothing comes from outside: what is waited for when no thread can go on; null before.
    /// </summary>
    public IReadOnlyList<string>? FindFinal() =>
        WithAllGates(() => IsQuiescent() && Waits(AllThreads()) is { Count: > 0 } waits ? waits : null);

    private static List<string> Waits(IEnumerable<HostedThreadStatus> threads) =>
        [.. threads.Select(thread => thread.Wait).OfType<string>()];

    /// <summary>
    /// The threads whose calls are never answered: all threads that would serve the call are such threads themselves.
    /// </summary>
    private HashSet<HostedThreadStatus> FindBlocked()
    {
        HashSet<HostedThreadStatus> blocked = [.. AllThreads().Where(thread => thread.Awaited is not null)];
        while (blocked.RemoveWhere(thread => !IsUnreachable(thread.Awaited!, blocked)) > 0)
        {
            // Without them, others may be answered too.
        }

        return blocked;
    }

    /// <summary>A thread that has not started waits for the first one of its component.</summary>
    private bool IsUnreachable(HostedEndpoint endpoint, HashSet<HostedThreadStatus> blocked) =>
        instances.FirstOrDefault(instance => instance.Endpoint == endpoint) is { IsStopping: false } server
        && server.Threads.Where(thread => thread.Receives)
            .All(thread => blocked.Contains(thread.HasStarted ? thread : server.Threads[0]));

    private bool IsQuiescent() => instances.All(instance =>
        instance.Threads.All(thread => (thread.HasStarted ? thread : instance.Threads[0]).IsPassive)
        && !instance.Timers.Any(timer => timer.IsArmed));

    private IEnumerable<HostedThreadStatus> AllThreads() => instances.SelectMany(instance => instance.Threads);

    private T WithAllGates<T>(Func<T> look)
    {
        int taken = 0;
        try
        {
            for (; taken < instances.Count; taken++)
            {
                Monitor.Enter(instances[taken].Gate);
            }

            return look();
        }
        finally
        {
            while (taken > 0)
            {
                Monitor.Exit(instances[--taken].Gate);
            }
        }
    }
}
