// Connects the ports of one instance within the process.
namespace CamkesNet.Hosted;

/// <summary>The binder of hosted systems.</summary>
internal sealed class HostedBinder(
    HostedInstance instance,
    IReadOnlyDictionary<string, object> settings,
    SystemWiring wiring,
    IReadOnlyDictionary<Component, HostedInstance> instances,
    IReadOnlyDictionary<Component, object> replacements,
    IReadOnlyDictionary<Port, object> fakes,
    HostedMemory memory) : PortBinder
{
    internal override string InstanceName => instance.Name;

    internal override SystemClock Clock => HostedClock.Instance;

    public override void Add(Port port)
    {
        base.Add(port);
        instance.HasDispatcher |= port is SignalledPort { IsHandled: true };
    }

    public override long GetAttribute(int index, string name, long defaultValue) =>
        settings.TryGetValue(name, out object? value) ? (long)value : defaultValue;

    public override string GetAttribute(int index, string name, string defaultValue) =>
        settings.TryGetValue(name, out object? value) ? (string)value : defaultValue;

    internal override int CountClients(Port port)
    {
        instance.HasDispatcher = true;
        return wiring.FindPeers(port).Count;
    }

    internal override object? FindReplacement(Port port)
    {
        Port? server = FindPeer(port);
        return server is not null && replacements.TryGetValue(wiring.FindOwner(server).Component!, out object? fake)
            ? fake
            : null;
    }

    internal override RpcChannel? OpenChannel(Port port)
    {
        Port? server = FindPeer(port);
        if (server is null)
        {
            return null;
        }

        int client = wiring.FindPeers(server).ToList().IndexOf(port);
        HostedInstance owner = instances[wiring.FindOwner(server).Component!];
        return new HostedChannel(owner, CallBadge.Make(server.Index, client));
    }

    internal override SignalTarget? OpenSignalTarget(Port port)
    {
        Port? consumer = FindPeer(port);
        if (consumer is null || !instances.TryGetValue(wiring.FindOwner(consumer).Component!, out var owner))
        {
            return null; // not connected, or connected to a fake, which receives no events
        }

        return new HostedSignalTarget(owner, (SignalledPort)consumer);
    }

    internal override SignalBinding OpenSignals(SignalledPort port)
    {
        bool connected = port is KernelTimer || wiring.FindPeers(port).Count > 0;
        return connected ? new SignalBinding(HostedInstance.BadgeOf(port), instance.ControlSignals) : default;
    }

    internal override MemoryRegion OpenMemory(Port port, ulong size)
    {
        if (fakes.TryGetValue(port, out object? region))
        {
            return (MemoryRegion)region;
        }

        if (port is GuestArchive or GuestMemory or DeviceMemory)
        {
            return wiring.FindPeers(port).Count == 0 && port is DeviceMemory ? default : throw NoFake(port);
        }

        return wiring.FindPeers(port).Count == 0 ? default : memory.GetShared(wiring.FindSharing(port), size);
    }

    internal override IIoPortDevice? OpenIoPorts(Port port) => FindFake<IIoPortDevice>(port);

    internal override InterruptControl? OpenInterrupt(Port port) =>
        wiring.FindPeers(port).Count == 0 ? null : new HostedInterrupt();

    internal override TimerControl? OpenTimer(Port port)
    {
        var timer = new HostedTimer(instance, (SignalledPort)port);
        instance.Timers.Add(timer);
        return timer;
    }

    internal override VcpuControl? OpenVcpu(Port port) =>
        fakes.TryGetValue(port, out object? fake) ? (VcpuControl)fake : throw NoFake(port);

    private Port? FindPeer(Port port) => wiring.FindPeers(port) is [Port peer, ..] ? peer : null;

    private T? FindFake<T>(Port port) where T : class
    {
        if (fakes.TryGetValue(port, out object? fake))
        {
            return (T)fake;
        }

        return wiring.FindPeers(port).Count == 0 ? null : throw NoFake(port);
    }

    private InvalidOperationException NoFake(Port port) => new(
        $"The port {instance.Name}.{port.Name} needs hardware, which a hosted system does not have: connect a fake "
        + $"with {nameof(HostedSystem)}.{nameof(HostedSystem.Connect)} before the start.");
}
