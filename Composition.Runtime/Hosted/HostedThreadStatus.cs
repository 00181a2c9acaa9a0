// What one thread of a component does, as far as its ports show it.
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>The life of a thread. The thread writes it; others read it while they hold all gates.</summary>
internal sealed class HostedThreadStatus(
    DocumentThread declaration, HostedEndpoint endpoint, HostedNotification notification)
{
    private volatile HostedThread? thread;
    private volatile bool hasEnded;

    /// <summary>Whether the thread serves the component's calls.</summary>
    public bool Receives => declaration.Receives;

    public bool HasStarted => thread is not null;

    /// <summary>Where the thread's call is to be answered; null if it makes none.</summary>
    public HostedEndpoint? Awaited => hasEnded ? null : thread?.Call.Server;

    /// <summary>
    /// Whether only a call or a signal lets the thread go on, or nothing at all: it has ended, is idle, or waits without
    /// a deadline.
    /// </summary>
    public bool IsPassive => hasEnded || Awaited is not null || notification.IsBlocked(endpoint.HasCalls);

    /// <summary>What the thread waits for; null if it does not wait, or is an idle server.</summary>
    public string? Wait =>
        Awaited is not null ? thread!.Call.Description
        : !hasEnded && notification.AwaitedPort is { } port ? $"{port} waits for a signal"
        : null;

    public void Start(HostedThread current)
    {
        current.IsOfComponent = true;

        // Tests may wait for any port.
        notification.Attach(() =>
            HostedThread.Current is var running && (running == current || !running.IsOfComponent));
        thread = current;
    }

    public void End() => hasEnded = true;
}
