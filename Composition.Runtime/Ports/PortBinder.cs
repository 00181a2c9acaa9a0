// The interface between ports and their environment: the image, or a process.
using System.ComponentModel;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>
/// Connects an instance's ports. There is one implementation for each environment; an image contains only one of them,
/// so that the native compiler can call it directly.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PortBinder
{
    private protected PortBinder()
    {
    }

    internal abstract string InstanceName { get; }

    internal abstract SystemClock Clock { get; }

    /// <summary>Connects a port. Generated code calls it for each port, in order.</summary>
    /// <param name="port">The port.</param>
    public virtual void Add(Port port) => port.Attach(this);

    /// <summary>Reads the value of an attribute.</summary>
    /// <param name="index">The index of the attribute among the component type's attributes.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="defaultValue">The value if the instance sets none.</param>
    /// <returns>The value; a bool is 0 or 1, an enum its number.</returns>
    public abstract long GetAttribute(int index, string name, long defaultValue);

    /// <summary>Reads the value of an attribute.</summary>
    /// <param name="index">The index of the attribute among the component type's attributes.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="defaultValue">The value if the instance sets none.</param>
    public abstract string GetAttribute(int index, string name, string defaultValue);

    /// <summary>How many ports of other components are connected to a port.</summary>
    internal abstract int CountPeers(Port port);

    /// <summary>The object that receives the calls of a port instead of its server; only in tests.</summary>
    internal virtual object? FindReplacement(Port port) => null;

    internal abstract RpcChannel? OpenChannel(Port port);

    internal abstract SignalTarget? OpenSignalTarget(Port port, int element);

    internal abstract SignalBinding OpenSignals(SignalledPort port);

    /// <summary>The memory that a port has for one of its peers; empty when it is not connected.</summary>
    internal abstract MemoryRegion OpenMemory(Port port, PartKind kind, int element);

    internal abstract IIoPortDevice? OpenIoPorts(Port port);

    internal abstract InterruptControl? OpenInterrupt(Port port);

    internal abstract TimerControl? OpenTimer(Port port);

    internal abstract VcpuControl? OpenVcpu(Port port);
}
