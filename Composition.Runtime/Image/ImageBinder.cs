// Connects ports to capabilities and mapped memory, as described by the startup page.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>The binder of the image.</summary>
internal sealed unsafe class ImageBinder : PortBinder
{
    private readonly ImageSignalSource _control = new(CapabilitySlot.ControlNotification);

    internal override string InstanceName => StartupPage.InstanceName;

    internal override SystemClock Clock { get; } = new ImageClock();

    public override long GetAttribute(int index, string name, long defaultValue) =>
        StartupPage.GetAttribute(index, defaultValue);

    public override string GetAttribute(int index, string name, string defaultValue) =>
        StartupPage.GetAttribute(index, defaultValue);

    internal override int CountClients(Port port) => (int)StartupPage.GetPort(port.Index).Peers;

    internal override RpcChannel? OpenChannel(Port port) =>
        GetSlot(port) is var slot and not 0 ? new ImageChannel(slot) : null;

    internal override SignalTarget? OpenSignalTarget(Port port) =>
        GetSlot(port) is var slot and not 0 ? new ImageSignalTarget(slot) : null;

    internal override SignalBinding OpenSignals(SignalledPort port)
    {
        ref readonly PortInfo info = ref StartupPage.GetPort(port.Index);
        return info.Connected != 0 ? new SignalBinding(info.Badge, _control) : default;
    }

    internal override MemoryRegion OpenMemory(Port port, ulong size)
    {
        ref readonly PortInfo info = ref StartupPage.GetPort(port.Index);
        return info.Connected != 0 ? new MemoryRegion((byte*)info.Address, info.Size) : default;
    }

    internal override IIoPortDevice? OpenIoPorts(Port port)
    {
        ref readonly PortInfo info = ref StartupPage.GetPort(port.Index);
        return info.Connected != 0 ? new ImageIoPorts(info.Slot, (ushort)info.Size) : null;
    }

    internal override InterruptControl? OpenInterrupt(Port port) =>
        GetSlot(port) is var slot and not 0 ? new ImageInterrupt(slot) : null;

    internal override TimerControl? OpenTimer(Port port) =>
        GetSlot(port) is var slot and not 0 ? new ImageTimer(slot) : null;

    internal override VcpuControl? OpenVcpu(Port port)
    {
        ref readonly PortInfo info = ref StartupPage.GetPort(port.Index);
        return info.Connected != 0 ? new ImageVcpu(info.Slot, (VcpuState*)info.Address, _control) : null;
    }

    private static uint GetSlot(Port port)
    {
        ref readonly PortInfo info = ref StartupPage.GetPort(port.Index);
        return info.Connected != 0 ? info.Slot : CapabilitySlot.None;
    }
}
