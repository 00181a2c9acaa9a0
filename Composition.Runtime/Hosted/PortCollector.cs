// Asks a component which ports it has.
using CamkesNet.Abi;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>A binder that connects nothing and takes down the ports, elements of arrays included.</summary>
internal sealed class PortCollector(HostedInstance instance, SystemDocument document) : PortBinder
{
    private readonly List<Port> ports = [];

    public IReadOnlyList<Port> Ports => ports;

    internal override string InstanceName => instance.Name;

    internal override SystemClock Clock => HostedClock.Instance;

    public override void Add(Port port)
    {
        if (port.Index >= instance.Ports.Count || instance.Ports[port.Index].Declaration.Name != port.Name)
        {
            throw document.Damaged($"it does not have the port {instance.Name}.{port.Name}");
        }

        ports.Add(port);
        base.Add(port);
    }

    public override long GetAttribute(int index, string name, long defaultValue) => defaultValue;

    public override string GetAttribute(int index, string name, string defaultValue) => defaultValue;

    internal override int CountPeers(Port port) => instance.Ports[port.Index].Peers;

    internal override RpcChannel? OpenChannel(Port port) => null;

    internal override SignalTarget? OpenSignalTarget(Port port, int element) => null;

    internal override SignalBinding OpenSignals(SignalledPort port) => default;

    internal override MemoryRegion OpenMemory(Port port, PartKind kind, int element) => default;

    internal override IIoPortDevice? OpenIoPorts(Port port) => null;

    internal override InterruptControl? OpenInterrupt(Port port) => null;

    internal override TimerControl? OpenTimer(Port port) => null;

    internal override VcpuControl? OpenVcpu(Port port) => null;
}
