// One component as threads of the process.
namespace CamkesNet.Hosted;

/// <summary>A control thread, and a dispatcher thread that serves one call or event at a time.</summary>
internal sealed class HostedInstance(string name, Component component)
{
    /// <summary>How long a thread may run after the request to stop: it may be busy without using a port.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Queue<HostedCall> _calls = [];
    private readonly ManualResetEventSlim _runEnded = new();
    private readonly List<Thread> _threads = [];
    private ulong _dispatchBits;
    private bool _isStopping;

    public string Name { get; } = name;

    public Component Component { get; } = component;

    public HostedNotification ControlSignals { get; } = new();

    public List<HostedTimer> Timers { get; } = [];

    public bool HasDispatcher { get; set; }

    /// <summary>The exception that stopped the component.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The bit of a port in its thread's notification.</summary>
    public static ulong BadgeOf(Port port) => 1UL << port.Index;

    public void Start() => StartThread("control", RunControlThread);

    /// <summary>Signals one of the component's ports, from any thread.</summary>
    public void Signal(SignalledPort port)
    {
        if (!port.IsHandled)
        {
            ControlSignals.Signal(BadgeOf(port));
            return;
        }

        lock (_gate)
        {
            _dispatchBits |= BadgeOf(port);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Queues a call of one of the component's ports; on a stopped component it ends at once.</summary>
    public void Enqueue(HostedCall call)
    {
        lock (_gate)
        {
            if (!_isStopping)
            {
                _calls.Enqueue(call);
                Monitor.PulseAll(_gate);
                return;
            }
        }

        call.Complete(serverDied: true);
    }

    public bool WaitForRun(TimeSpan timeout) => _runEnded.Wait(timeout);

    public void Stop()
    {
        HostedCall[] abandoned;
        lock (_gate)
        {
            _isStopping = true;
            abandoned = [.. _calls];
            _calls.Clear();
            Monitor.PulseAll(_gate);
        }

        ControlSignals.Stop();
        foreach (HostedTimer timer in Timers)
        {
            timer.Dispose();
        }

        foreach (HostedCall call in abandoned)
        {
            call.Complete(serverDied: true);
        }
    }

    /// <summary>Waits for the threads of a stopped component. Returns false if one is still busy.</summary>
    public bool WaitForEnd()
    {
        bool ended = true;
        Thread[] threads;
        lock (_gate)
        {
            threads = [.. _threads];
        }

        foreach (Thread thread in threads)
        {
            ended &= thread == Thread.CurrentThread || thread.Join(s_patience);
        }

        return ended;
    }

    private void RunControlThread()
    {
        Component.InvokeInitialize();
        if (HasDispatcher)
        {
            StartThread("dispatcher", RunDispatcher);
        }

        Component.InvokeRun();
    }

    private void RunDispatcher()
    {
        while (Next(out HostedCall? call, out ulong bits))
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

    private bool Next(out HostedCall? call, out ulong bits)
    {
        call = null;
        lock (_gate)
        {
            while (!_isStopping && _dispatchBits == 0 && _calls.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            bits = _dispatchBits;
            _dispatchBits = 0;
            if (bits == 0 && _calls.Count > 0)
            {
                call = _calls.Dequeue();
            }

            return !_isStopping;
        }
    }

    private void StartThread(string role, Action body)
    {
        var thread = new Thread(() => Guard(body)) { Name = $"{Name}.{role}", IsBackground = true };
        lock (_gate)
        {
            if (_isStopping)
            {
                return;
            }

            _threads.Add(thread);
        }

        thread.Start();
    }

    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (HostedStopException)
        {
            // The system is being stopped, and this thread waited.
        }
        catch (Exception exception) when (!_isStopping)
        {
            Failure = exception;
            Stop();
        }
        catch (ServerDiedException)
        {
            // The system is being stopped, and the server of this thread's call was first.
        }
        finally
        {
            if (body == RunControlThread)
            {
                _runEnded.Set();
            }
        }
    }
}
