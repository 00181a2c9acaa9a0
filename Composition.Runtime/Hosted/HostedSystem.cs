// Runs a composition in an ordinary .NET process: for unit tests, debugging and coverage.
using System.Diagnostics;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>
/// A composition whose components are threads of this process. Calls, events and dataports work as on the image, with
/// the same generated code; only isolation is missing. Hardware is replaced by fakes, which are connected before
/// <see cref="Start()"/>. Dispose it to stop all threads.
/// </summary>
public sealed class HostedSystem : IDisposable
{
    private readonly SystemWiring wiring;
    private readonly HostedMemory memory = new();
    private readonly HostedFakes fakes = new();
    private readonly List<HostedInstance> running = [];
    private HostedDeadlocks? deadlocks;
    private bool started;

    /// <summary>Creates a system from a composition.</summary>
    /// <param name="composition">The composition; its component objects run when the system is started.</param>
    /// <exception cref="InvalidOperationException">
    /// The class of the composition has no layout, or one that does not fit: see <see cref="AssemblyAttribute"/>.
    /// </exception>
    public HostedSystem(Composition composition)
    {
        ArgumentNullException.ThrowIfNull(composition);
        SystemDocument document = SystemDocumentReader.Read(composition.GetType());
        var description = new SystemDescription();
        composition.InvokeDescribe(description);
        wiring = new SystemWiring(document, description);
    }

    /// <summary>Starts a composition that needs no fakes.</summary>
    /// <param name="composition">The composition.</param>
    public static HostedSystem Start(Composition composition)
    {
        var system = new HostedSystem(composition);
        system.Start();
        return system;
    }

    /// <summary>Replaces a component by a fake: calls to the component's ports go to the fake.</summary>
    /// <param name="instance">The component of the composition, which does not run.</param>
    /// <param name="fake">
    /// An object that implements the contracts of the component's provided ports. It runs on its callers' threads.
    /// </param>
    public void Replace(Component instance, object fake)
    {
        ThrowIfStarted();
        ArgumentNullException.ThrowIfNull(fake);
        fakes.Add(wiring.FindInstance(instance), fake);
    }

    /// <summary>Connects a fake device to the I/O ports of a driver.</summary>
    /// <param name="port">The driver's port.</param>
    /// <param name="device">The fake device.</param>
    public void Connect(IoPorts port, IIoPortDevice device) => AddFake(port, device);

    /// <summary>Connects memory to a port: an archive, guest RAM, or the registers of a fake device.</summary>
    /// <param name="port">The port.</param>
    /// <param name="contents">The initial contents, whose length is the size of the memory.</param>
    public void Connect(Port port, ReadOnlySpan<byte> contents)
    {
        if (!wiring.FindOwner(port).Ports[port.Index].Links.Any(link => link.IsForeignMemory))
        {
            throw new ArgumentException(
                $"The port {port.Name} is not one of memory, or it is not connected.", nameof(port));
        }

        AddFake(port, memory.Allocate(contents));
    }

    /// <summary>Starts the components' threads.</summary>
    /// <exception cref="InvalidOperationException">
    /// A port needs hardware and has no fake, or the system was already started.
    /// </exception>
    public void Start()
    {
        ThrowIfStarted();
        started = true;
        running.AddRange(wiring.Instances.Where(instance => fakes.Find(instance) is null));
        deadlocks = new HostedDeadlocks(running);
        foreach (HostedInstance instance in running)
        {
            instance.Component.InvokeBind(new HostedBinder(instance, fakes, memory, deadlocks));
        }

        foreach (HostedInstance instance in running)
        {
            instance.Start();
        }
    }

    /// <summary>Raises an interrupt of a fake device.</summary>
    /// <param name="port">The driver's port.</param>
    public void Raise(Interrupt port) => Signal(port);

    /// <summary>Signals an event to a component, as another would. Without a connection nothing happens.</summary>
    /// <param name="port">The component's port.</param>
    public void Signal(SignalledPort port) => FindRunning(wiring.FindOwner(port).Component).Signal(port);

    /// <summary>
    /// Runs a composition until the <c>Run</c> of every component has returned, but of those in the background.
    /// </summary>
    /// <param name="composition">The system.</param>
    /// <exception cref="InvalidOperationException">A port needs hardware, which this method cannot fake.</exception>
    /// <exception cref="HostedComponentException">
    /// A component was stopped by an exception, or has ended with <see cref="Component.HasFailed"/> set.
    /// </exception>
    /// <exception cref="HostedDeadlockException">
    /// A <c>Run</c> can never return: all that is left waits for calls or events that nobody can answer or emit.
    /// </exception>
    public static void Run(Composition composition)
    {
        using HostedSystem system = Start(composition);
        foreach (HostedInstance instance in system.running.Where(instance => !instance.Declaration.Background))
        {
            while (!system.WaitForRun(instance.Component, HostedDeadlocks.Interval))
            {
                if (system.deadlocks!.FindFinal() is { } waits)
                {
                    // The failure of a component explains what the others wait for.
                    throw system.running.Find(other => other.Failure is not null) is { } failed
                        ? new HostedComponentException(failed.Name, failed.Failure!)
                        : new HostedDeadlockException(waits);
                }
            }

            if (instance.Component.HasFailed)
            {
                throw new HostedComponentException(instance.Name);
            }
        }
    }

    /// <summary>Waits until a component's <c>Run</c> has returned.</summary>
    /// <param name="component">The component.</param>
    /// <param name="timeout">The longest time to wait.</param>
    /// <returns>True if <c>Run</c> has returned; false if the time-out expired.</returns>
    /// <exception cref="HostedComponentException">The component was stopped by an exception.</exception>
    /// <exception cref="HostedDeadlockException">The component waits in a circle of calls.</exception>
    public bool WaitForRun(Component component, TimeSpan timeout)
    {
        HostedInstance instance = FindRunning(component);
        bool returned = WaitForRun(instance, timeout);
        return instance.Failure is null
            ? returned
            : throw new HostedComponentException(instance.Name, instance.Failure);
    }

    /// <summary>Returns the exception that stopped a component, or null if the component has not stopped.</summary>
    /// <param name="component">The component.</param>
    public Exception? GetFailure(Component component) => FindRunning(component).Failure;

    /// <summary>Stops all components. Waiting threads end at once, others when they next use a port.</summary>
    public void Dispose()
    {
        bool allEnded = true;
        foreach (HostedInstance instance in running)
        {
            instance.Stop();
        }

        foreach (HostedInstance instance in running)
        {
            allEnded &= instance.WaitForEnd();
        }

        if (allEnded)
        {
            memory.Dispose(); // a thread that still runs may use it: then it stays
        }

        running.Clear();
    }

    internal void Connect(Vcpu port, VcpuControl control) => AddFake(port, control);

    private void AddFake(Port port, object fake)
    {
        ThrowIfStarted();
        wiring.FindOwner(port);
        fakes.Add(port, fake);
    }

    private bool WaitForRun(HostedInstance instance, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            double left = timeout == Timeout.InfiniteTimeSpan
                ? double.PositiveInfinity
                : Math.Max(0, (timeout - clock.Elapsed).TotalMilliseconds);
            double interval = HostedDeadlocks.Interval.TotalMilliseconds;
            if (instance.WaitForRun(TimeSpan.FromMilliseconds(Math.Min(left, interval))))
            {
                return true;
            }

            if (deadlocks!.FindCircle(instance) is { } waits)
            {
                throw new HostedDeadlockException(waits);
            }

            if (left <= interval)
            {
                return false;
            }
        }
    }

    private HostedInstance FindRunning(Component component) =>
        running.Find(instance => instance.Component == component)
        ?? throw new InvalidOperationException("The component is not running in this system.");

    private void ThrowIfStarted()
    {
        if (started)
        {
            throw new InvalidOperationException("The system was already started: create another HostedSystem.");
        }
    }
}
