// A port with a virtual processor.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>A virtual processor, private to a virtual machine monitor: it needs no connection.</summary>
[PortType(OwnPart = ConnectorPart.Vcpu)]
public sealed unsafe class Vcpu : Port
{
    private VcpuControl? control;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public Vcpu(int index, string name) : base(index, name)
    {
    }

    /// <summary>The page that is shared with the kernel.</summary>
    internal ref VcpuState State => ref Unsafe.AsRef<VcpuState>(Control.State); // mapped for the component's lifetime

    /// <summary>
    /// Runs the guest until an exit that the kernel does not handle. If the reason is a notification, its bits are kept
    /// for the ports: see <see cref="SignalledPort.TakePending"/>.
    /// </summary>
    internal VcpuExitReason Run()
    {
        VcpuControl control = Control;
        VcpuExitReason reason = control.Run();
        if (reason == VcpuExitReason.Notified)
        {
            control.Signals.Add(control.State->Badge);
        }

        return reason;
    }

    /// <summary>Stores every register group in <see cref="State"/>.</summary>
    internal void ReadState() => Control.ReadState();

    private VcpuControl Control => control ?? throw NotConnected();

    internal override void Attach(PortBinder binder)
    {
        control = binder.OpenVcpu(this);
        IsConnected = control is not null;
    }
}
