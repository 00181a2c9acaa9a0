// A vCPU port with the exit loop's interface.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Machine;

/// <summary>The kernel's vCPU, and waiting for the monitor's one event.</summary>
internal sealed class KernelVcpu(Vcpu vcpu, SignalledPort input, SystemClock clock) : IVcpu
{
    /// <inheritdoc/>
    public ref VcpuState State => ref vcpu.State;

    /// <inheritdoc/>
    public ulong Timestamp => clock.Timestamp;

    /// <inheritdoc/>
    public ulong TimestampFrequency => clock.Frequency;

    /// <inheritdoc/>
    public VcpuExitReason Run() => vcpu.Run();

    /// <inheritdoc/>
    public void ReadState() => vcpu.ReadState();

    /// <inheritdoc/>
    public bool Wait(ulong deadline) => input.WaitUntil(deadline);
}
