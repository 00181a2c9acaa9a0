// Connects ports to capabilities and mapped memory, as the start-up page says.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>The binder of the image.</summary>
internal sealed unsafe class ImageBinder : PortBinder
{
    private readonly ImageSignalSource control = new(CapabilitySlot.Notification(ComponentHost.ControlThread));

    internal override string InstanceName => StartupPage.InstanceName;

    internal override SystemClock Clock { get; } = new ImageClock();

    public override long GetAttribute(int index, string name, long defaultValue) =>
        StartupPage.GetAttribute(index, defaultValue);

    public override string GetAttribute(int index, string name, string defaultValue) =>
        StartupPage.GetAttribute(index, defaultValue);

    internal override int CountPeers(Port port) => (int)StartupPage.GetPort(port.Index).Peers;

    internal override RpcChannel? OpenChannel(Port port) =>
        Find(port, PartKind.Endpoint, port.Element) is var link and not null ? new ImageChannel(link->Slot) : null;

    internal override SignalTarget? OpenSignalTarget(Port port, int element) =>
        Find(port, PartKind.Notification, element) is var link and not null ? new ImageSignalTarget(link->Slot) : null;

    internal override SignalBinding OpenSignals(SignalledPort port)
    {
        foreach (ref readonly LinkInfo link in StartupPage.GetLinks(port.Index))
        {
            if (link.Element == port.Element && link.Badge != 0)
            {
                return new SignalBinding(link.Badge, control);
            }
        }

        return default;
    }

    internal override MemoryRegion OpenMemory(Port port, PartKind kind, int element) =>
        Find(port, kind, element) is var link and not null ? new MemoryRegion((byte*)link->Address, link->Size) : default;

    internal override IIoPortDevice? OpenIoPorts(Port port) =>
        Find(port, PartKind.IoPorts, port.Element) is var link and not null
            ? new ImageIoPorts(link->Slot, (ushort)link->Size)
            : null;

    internal override InterruptControl? OpenInterrupt(Port port) =>
        Find(port, PartKind.Interrupt, port.Element) is var link and not null ? new ImageInterrupt(link->Slot) : null;

    internal override TimerControl? OpenTimer(Port port) =>
        Find(port, PartKind.Timer, port.Element) is var link and not null ? new ImageTimer(link->Slot) : null;

    internal override VcpuControl? OpenVcpu(Port port) =>
        Find(port, PartKind.Vcpu, port.Element) is var link and not null
            ? new ImageVcpu(link->Slot, (VcpuState*)link->Address, control)
            : null;

    // Sound: links lie in the start-up page, which is mapped as long as the component lives and never moves.
    private static LinkInfo* Find(Port port, PartKind kind, int element)
    {
        foreach (ref readonly LinkInfo link in StartupPage.GetLinks(port.Index))
        {
            if (link.Kind == kind && link.Element == (uint)element)
            {
                fixed (LinkInfo* found = &link)
                {
                    return found;
                }
            }
        }

        return null;
    }
}
