// Runs one component on the test's own thread, with fakes behind its ports.
using CamkesNet.Abi;
using CamkesNet.Hosted;

namespace CamkesNet.Tests.Components;

/// <summary>A component that is called through its generated glue on the thread of the test.</summary>
internal sealed unsafe class ComponentHarness<T> : PortBinder, IDisposable where T : Component, new()
{
    private readonly Dictionary<string, int> signals = [];
    private readonly Dictionary<string, MemoryRegion> memory = [];
    private readonly HostedMemory allocator = new();

    public T Component { get; } = new();

    public ManualClock Time { get; } = new();

    /// <summary>How many clients each provided port has.</summary>
    public int Clients { get; init; } = 1;

    /// <summary>Attributes that differ from their defaults.</summary>
    public Dictionary<string, long> Settings { get; } = [];

    public IIoPortDevice? Device { get; init; }

    /// <summary>What the component's timer is armed for.</summary>
    public ulong Deadline { get; private set; } = ulong.MaxValue;

    public int Acknowledged { get; private set; }

    internal override string InstanceName => "tested";

    internal override SystemClock Clock => Time;

    public ComponentHarness<T> Start()
    {
        Component.InvokeBind(this);
        Component.InvokeInitialize();
        return this;
    }

    public Span<byte> AddMemory(string port, ReadOnlySpan<byte> contents)
    {
        MemoryRegion region = allocator.Allocate(contents);
        memory.Add(port, region);
        return region.Slice(0, contents.Length);
    }

    /// <summary>A client of one of the component's ports.</summary>
    public TContract Connect<TContract>(Port port, RpcProxy proxy, int client = 0)
        where TContract : class
    {
        proxy.Channel = new DirectChannel(Component, port.Index, client);
        return (TContract)(object)proxy;
    }

    /// <summary>How often the component has signalled one of its events since this was last asked.</summary>
    public int TakeSignals(string port) => signals.Remove(port, out int count) ? count : 0;

    public void Signal(SignalledPort port) => Component.InvokeHandleSignals(port.Badge);

    /// <summary>Signals the component's timer, which must be armed.</summary>
    public void Expire(KernelTimer timer)
    {
        Assert.That(Deadline, Is.Not.EqualTo(ulong.MaxValue), "the timer is armed");
        Deadline = ulong.MaxValue;
        Signal(timer);
    }

    public void Dispose() => allocator.Dispose();

    public override long GetAttribute(int index, string name, long defaultValue) =>
        Settings.GetValueOrDefault(name, defaultValue);

    public override string GetAttribute(int index, string name, string defaultValue) => defaultValue;

    internal override int CountPeers(Port port) => Clients;

    internal override RpcChannel? OpenChannel(Port port) => null;

    internal override SignalTarget? OpenSignalTarget(Port port, int element) =>
        new CountingTarget(signals, NameOf(port, element));

    internal override SignalBinding OpenSignals(SignalledPort port) =>
        new(1UL << port.Index, new HostedNotification(new HostedGate()));

    internal override MemoryRegion OpenMemory(Port port, PartKind kind, int element) =>
        memory.GetValueOrDefault(kind == PartKind.Region ? NameOf(port, element) : port.Name);

    internal override IIoPortDevice? OpenIoPorts(Port port) => Device;

    internal override InterruptControl? OpenInterrupt(Port port) => new CountingInterrupt(() => Acknowledged++);

    internal override TimerControl? OpenTimer(Port port) => new RecordingTimer(deadline => Deadline = deadline);

    internal override VcpuControl? OpenVcpu(Port port) => null;

    private static string NameOf(Port port, int element) => $"{port.Name}[{element}]";

    private sealed class CountingTarget(Dictionary<string, int> signals, string port) : SignalTarget
    {
        public override void Signal() => signals[port] = signals.GetValueOrDefault(port) + 1;
    }

    private sealed class CountingInterrupt(Action acknowledge) : InterruptControl
    {
        public override void Acknowledge() => acknowledge();
    }

    private sealed class RecordingTimer(Action<ulong> set) : TimerControl
    {
        public override void Set(ulong deadline) => set(deadline);
    }
}
