// Runs a composition in an ordinary .NET process: for unit tests, debugging and coverage.
namespace CamkesNet.Hosted;

/// <summary>
/// A composition whose components are threads of this process. Calls, events and dataports work as on the image, with
/// the same generated code; only isolation is missing. Hardware is replaced by fakes, which are connected before
/// <see cref="Start()"/>. Dispose it to stop all threads.
/// </summary>
public sealed class HostedSystem : IDisposable
{
    private readonly SystemWiring _wiring;
    private readonly HostedMemory _memory = new();
    private readonly Dictionary<Port, object> _fakes = [];
    private readonly Dictionary<Component, object> _replacements = [];
    private readonly List<HostedInstance> _instances = [];
    private bool _started;

    /// <summary>Creates a system from a composition.</summary>
    /// <param name="composition">The composition; its component objects run when the system is started.</param>
    public HostedSystem(Composition composition)
    {
        ArgumentNullException.ThrowIfNull(composition);
        var description = new SystemDescription();
        composition.InvokeDescribe(description);
        _wiring = new SystemWiring(description);
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
        _wiring.FindInstance(instance);
        _replacements.Add(instance, fake);
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
        if (port is not (GuestArchive or GuestMemory or DeviceMemory))
        {
            throw new ArgumentException(
                $"The port {port.Name} has no memory: pass a Dataport, DeviceMemory, GuestMemory or GuestArchive.",
                nameof(port));
        }

        AddFake(port, _memory.Allocate(contents));
    }

    /// <summary>Starts the components' threads.</summary>
    /// <exception cref="InvalidOperationException">
    /// A port needs hardware and has no fake, or the system was already started.
    /// </exception>
    public void Start()
    {
        ThrowIfStarted();
        _started = true;
        var instances = new Dictionary<Component, HostedInstance>();
        foreach (SystemInstance description in _wiring.Components)
        {
            if (!_replacements.ContainsKey(description.Component!))
            {
                var instance = new HostedInstance(description.Name, description.Component!);
                instances.Add(description.Component!, instance);
                _instances.Add(instance);
            }
        }

        foreach (HostedInstance instance in _instances)
        {
            IReadOnlyDictionary<string, object> settings = _wiring.FindInstance(instance.Component).Settings;
            instance.Component.InvokeBind(
                new HostedBinder(instance, settings, _wiring, instances, _replacements, _fakes, _memory));
        }

        foreach (HostedInstance instance in _instances)
        {
            instance.Start();
        }
    }

    /// <summary>Raises an interrupt of a fake device.</summary>
    /// <param name="port">The driver's port.</param>
    public void Raise(Interrupt port) => FindOwner(port).Signal(port);

    /// <summary>Signals an event to a component, as another component would.</summary>
    /// <typeparam name="T">The event.</typeparam>
    /// <param name="port">The component's port.</param>
    public void Signal<T>(Consumes<T> port) where T : IEvent => FindOwner(port).Signal(port);

    /// <summary>Runs a composition until the <c>Run</c> of every component has returned.</summary>
    /// <param name="composition">The system.</param>
    /// <exception cref="InvalidOperationException">A port needs hardware, which this method cannot fake.</exception>
    /// <exception cref="HostedComponentException">A component was stopped by an exception.</exception>
    public static void Run(Composition composition)
    {
        using HostedSystem system = Start(composition);
        foreach (HostedInstance instance in system._instances)
        {
            system.WaitForRun(instance.Component, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits until a component's <c>Run</c> has returned.</summary>
    /// <param name="component">The component.</param>
    /// <param name="timeout">The longest time to wait.</param>
    /// <returns>True if <c>Run</c> has returned; false if the time-out expired.</returns>
    /// <exception cref="HostedComponentException">The component was stopped by an exception.</exception>
    public bool WaitForRun(Component component, TimeSpan timeout)
    {
        HostedInstance instance = FindRunning(component);
        bool returned = instance.WaitForRun(timeout);
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
        foreach (HostedInstance instance in _instances)
        {
            instance.Stop();
        }

        foreach (HostedInstance instance in _instances)
        {
            allEnded &= instance.WaitForEnd();
        }

        if (allEnded)
        {
            _memory.Dispose(); // only if no thread that could use it is still running
        }

        _instances.Clear();
    }

    internal void Connect(Vcpu port, VcpuControl control) => AddFake(port, control);

    private void AddFake(Port port, object fake)
    {
        ThrowIfStarted();
        _wiring.FindOwner(port);
        _fakes.Add(port, fake);
    }

    private HostedInstance FindOwner(Port port) => FindRunning(_wiring.FindOwner(port).Component!);

    private HostedInstance FindRunning(Component component) =>
        _instances.Find(instance => instance.Component == component)
        ?? throw new InvalidOperationException(
            "The component does not run in this system: pass a component of its composition.");

    private void ThrowIfStarted()
    {
        if (_started)
        {
            throw new InvalidOperationException("The system was already started: create another HostedSystem.");
        }
    }
}
