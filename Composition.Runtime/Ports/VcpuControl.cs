// The interface between vCPU ports and their implementations.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>The implementation of a <see cref="Vcpu"/>: the kernel object, or a fake in a test.</summary>
internal abstract unsafe class VcpuControl(VcpuState* state, SignalSource signals)
{
    public VcpuState* State { get; } = state;

    /// <summary>The notification that is bound to the thread.</summary>
    public SignalSource Signals { get; } = signals;

    public abstract VcpuExitReason Run();

    public abstract void ReadState();
}
