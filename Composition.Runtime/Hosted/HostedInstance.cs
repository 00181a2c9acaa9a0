// One component as threads of the process.
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>
/// The first thread initialises the component, starts the others and runs the component's program. The others serve
/// calls and handle signals, one at a time each.
/// </summary>
internal sealed class HostedInstance
{
    private const int ControlThread = 0;

    /// <summary>How long a thread may run after the request to stop: it may be busy without using a port.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    private readonly HostedGate gate = new();
    private readonly ManualResetEventSlim runEnded = new();
    private readonly List<Thread> started = [];

    public HostedInstance(DocumentInstance declaration, Component component)
    {
        Declaration = declaration;
        Component = component;
        Endpoint = new HostedEndpoint(gate);
        Notifications = [.. declaration.Threads.Select(_ => new HostedNotification(gate))];
        Threads = [.. declaration.Threads.Zip(
            Notifications, (thread, bound) => new HostedThreadStatus(thread, Endpoint, bound))];
    }

    public DocumentInstance Declaration { get; }

    public string Name => Declaration.Name;

    public Component Component { get; }

    public HostedEndpoint Endpoint { get; }

    /// <summary>One for each thread.</summary>
    public IReadOnlyList<HostedNotification> Notifications { get; }

    /// <summary>In the order of the declarations: the first one runs the program.</summary>
    public IReadOnlyList<HostedThreadStatus> Threads { get; }

    /// <summary>In the order of the component type's ports.</summary>
    public IReadOnlyList<HostedPort> Ports { get; set; } = [];

    public List<HostedTimer> Timers { get; } = [];

    /// <summary>What its threads wait at.</summary>
    public object Gate => gate;

    public bool IsStopping => gate.IsStopping;

    /// <summary>What has stopped the component.</summary>
    public Exception? Failure { get; private set; }

    public void Start() => StartThread(ControlThread);

    /// <summary>Signals one of the component's ports, from any thread. Without a connection nothing happens.</summary>
    public void Signal(SignalledPort port) => Ports[port.Index].Signals.Signal(port.Badge);

    public bool WaitForRun(TimeSpan timeout) => runEnded.Wait(timeout);

    public void Stop()
    {
        gate.Stop();
        Endpoint.Abandon();
        foreach (HostedTimer timer in Timers)
        {
            timer.Dispose();
        }
    }

    /// <summary>Waits for the threads of a stopped component. Returns false if one is still busy.</summary>
    public bool WaitForEnd()
    {
        bool ended = true;
        Thread[] all;
        lock (gate)
        {
            all = [.. started];
        }

        foreach (Thread thread in all)
        {
            ended &= thread == Thread.CurrentThread || thread.Join(patience);
        }

        return ended;
    }

    private void StartThread(int index)
    {
        var thread = new Thread(() => Guard(index))
        {
            Name = $"{Name}.{Declaration.Threads[index].Name}",
            IsBackground = true,
        };
        lock (gate)
        {
            if (gate.IsStopping)
            {
                return;
            }

            started.Add(thread);
        }

        thread.Start();
    }

    private void Guard(int index)
    {
        Threads[index].Start(HostedThread.Current);
        try
        {
            if (index == ControlThread)
            {
                RunProgram();
            }
            else
            {
                Serve(Notifications[index], Declaration.Threads[index].Receives);
            }
        }
        catch (HostedStopException)
        {
            // The system is being stopped, and this thread waited.
        }
        catch (Exception exception) when (!gate.IsStopping)
        {
            Failure = exception;
            Stop();
        }
        catch (Exception)
        {
            // The system is being stopped. What this thread used was first, and its exception is not of interest: the
            // death of its server, what the server itself failed with, or what the component made of that.
        }
        finally
        {
            Threads[index].End();
            if (index == ControlThread)
            {
                runEnded.Set(); // last, because who waits for it then looks for a failure
            }
        }
    }

    private void RunProgram()
    {
        Component.InvokeInitialize();
        for (int index = ControlThread + 1; index < Declaration.Threads.Count; index++)
        {
            StartThread(index);
        }

        Component.InvokeRun();
    }

    private void Serve(HostedNotification bound, bool takesCalls)
    {
        while (Endpoint.TryReceive(bound, takesCalls, out HostedCall? call, out ulong bits))
        {
            if (call is null)
            {
                Component.InvokeHandleSignals(bits);
                continue;
            }

            try
            {
                call.Serve(Component);
                call.Complete(serverDied: false);
            }
            catch
            {
                call.Complete(serverDied: true);
                throw;
            }
        }
    }
}
