// Collects the ports of a component.
namespace CamkesNet.Hosted;

/// <summary>A binder that connects nothing and records the ports.</summary>
internal sealed class PortCollector : PortBinder
{
    private readonly List<Port> _ports = [];

    public IReadOnlyList<Port> Ports => _ports;

    internal override string InstanceName => "";

    internal override SystemClock Clock => HostedClock.Instance;

    public override void Add(Port port) => _ports.Add(port);

    public override long GetAttribute(int index, string name, long defaultValue) => defaultValue;

    public override string GetAttribute(int index, string name, string defaultValue) => defaultValue;

    internal override int CountClients(Port port) => 0;

    internal override RpcChannel? OpenChannel(Port port) => null;

    internal override SignalTarget? OpenSignalTarget(Port port) => null;

    internal override SignalBinding OpenSignals(SignalledPort port) => default;

    internal override MemoryRegion OpenMemory(Port port, ulong size) => default;

    internal override IIoPortDevice? OpenIoPorts(Port port) => null;

    internal override InterruptControl? OpenInterrupt(Port port) => null;

    internal override TimerControl? OpenTimer(Port port) => null;

    internal override VcpuControl? OpenVcpu(Port port) => null;
}
