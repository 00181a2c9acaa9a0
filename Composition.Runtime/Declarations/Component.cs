// The base of every software component.
namespace CamkesNet;

/// <summary>
/// A software component: an isolated program with its own address space, which can access others only through its
/// ports. Derived classes are partial and marked <see cref="ComponentAttribute"/>; generated code implements their
/// ports. Ports and attributes are available from <see cref="Initialize"/> on, not in constructors.
/// </summary>
public abstract partial class Component
{
    private SystemClock? clock;

    /// <summary>The name of this instance in its assembly, such as <c>vm0</c>.</summary>
    public string InstanceName { get; internal set; } = "";

    /// <summary>
    /// While a call is served: the client of the called port that is calling. Clients are numbered from 0 in the order
    /// of their connections. The number comes from the kernel; a client cannot forge it.
    /// </summary>
    protected int Caller { get; private set; }

    /// <summary>The time-stamp counter, which all components share.</summary>
    protected internal SystemClock Clock
    {
        get => clock ?? throw new InvalidOperationException(
            "The clock is not available in a constructor: use it in Initialize() or later.");
        internal set => clock = value;
    }

    /// <summary>
    /// Set by <see cref="Run"/>, which then returns: the component has not done what it is for. The machine's exit
    /// status is 3 when it ends, as after a component that was stopped; <c>HostedSystem.Run</c> throws an exception.
    /// </summary>
    protected internal bool HasFailed { get; set; }

    /// <summary>Runs first, on the control thread, before any call is served or event handled.</summary>
    protected virtual void Initialize()
    {
    }

    /// <summary>
    /// The control thread's program. After it returns, the component continues to serve calls and to handle events.
    /// </summary>
    protected virtual void Run()
    {
    }

    internal void InvokeInitialize() => Initialize();

    internal void InvokeRun() => Run();
}
