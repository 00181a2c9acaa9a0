// Connects the ports of one instance within the process.
using CamkesNet.Abi;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>The binder of hosted systems. It knows no port types: what a port gets, its links say.</summary>
internal sealed class HostedBinder(
    HostedInstance instance, HostedFakes fakes, HostedMemory memory, HostedDeadlocks deadlocks) : PortBinder
{
    internal override string InstanceName => instance.Name;

    internal override SystemClock Clock => HostedClock.Instance;

    public override long GetAttribute(int index, string name, long defaultValue) =>
        FindAttribute(name) is { } attribute ? attribute.Integer ?? throw WrongType(name) : defaultValue;

    public override string GetAttribute(int index, string name, string defaultValue) =>
        FindAttribute(name) is { } attribute ? attribute.Text ?? throw WrongType(name) : defaultValue;

    internal override int CountPeers(Port port) => PortOf(port).Peers;

    internal override object? FindReplacement(Port port) =>
        Find(port, PartKind.Endpoint)?.Peer is { } server ? fakes.Find(server) : null;

    internal override RpcChannel? OpenChannel(Port port) =>
        Find(port, PartKind.Endpoint) is { Peer: { } server } link
            ? new HostedChannel(server.Endpoint, link.PeerBadge, DescribeCall(port, server, link.PeerBadge), deadlocks)
            : null;

    internal override SignalTarget? OpenSignalTarget(Port port, int element) =>
        PortOf(port).Find(PartKind.Notification, element) is { Peer: { } peer, Notification: { } notification } link
        && fakes.Find(peer) is null // which takes no events
            ? new HostedSignalTarget(notification, link.PeerBadge)
            : null;

    internal override SignalBinding OpenSignals(SignalledPort port)
    {
        HostedPort hosted = PortOf(port);
        if (hosted.FindSignalled(port.Element) is not { } link)
        {
            return default;
        }

        hosted.Signals.Name(link.Badge, $"{instance.Name}.{port.Name}");
        return new SignalBinding(link.Badge, hosted.Signals);
    }

    internal override MemoryRegion OpenMemory(Port port, PartKind kind, int element)
    {
        if (fakes.Find(port) is MemoryRegion fake)
        {
            return fake;
        }

        return PortOf(port).Find(kind, element) switch
        {
            null => default,
            { Region: { } region } => memory.GetShared(region.Name, region.Size),
            _ => throw NoFake(port),
        };
    }

    internal override IIoPortDevice? OpenIoPorts(Port port) => OpenFake<IIoPortDevice>(port, PartKind.IoPorts);

    internal override InterruptControl? OpenInterrupt(Port port) =>
        Find(port, PartKind.Interrupt) is null ? null : new HostedInterrupt();

    internal override TimerControl? OpenTimer(Port port)
    {
        if (Find(port, PartKind.Timer) is not { } link)
        {
            return null;
        }

        var timer = new HostedTimer(PortOf(port).Signals, link.Badge);
        instance.Timers.Add(timer);
        return timer;
    }

    internal override VcpuControl? OpenVcpu(Port port) => OpenFake<VcpuControl>(port, PartKind.Vcpu);

    private string DescribeCall(Port port, HostedInstance server, ulong badge) =>
        $"{instance.Name}.{port.Name} waits for the reply of {server.Name}."
        + server.Ports.ElementAtOrDefault(new CallBadge(badge).Port)?.Declaration.Name;

    private HostedPort PortOf(Port port) => instance.Ports[port.Index];

    private HostedLink? Find(Port port, PartKind kind) => PortOf(port).Find(kind, port.Element);

    private T? OpenFake<T>(Port port, PartKind kind) where T : class
    {
        if (fakes.Find(port) is T fake)
        {
            return fake;
        }

        return Find(port, kind) is null ? null : throw NoFake(port);
    }

    private DocumentAttribute? FindAttribute(string name)
    {
        foreach (DocumentAttribute attribute in instance.Declaration.Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    private InvalidOperationException WrongType(string attribute) => new(
        $"The layout has a value of another type for the attribute {instance.Name}.{attribute}. "
        + "Build its project again.");

    private InvalidOperationException NoFake(Port port) => new(
        $"The port {instance.Name}.{port.Name} is one of hardware, which a process does not have: "
        + $"connect a fake to it by {nameof(HostedSystem)}.{nameof(HostedSystem.Connect)} before the start.");
}
