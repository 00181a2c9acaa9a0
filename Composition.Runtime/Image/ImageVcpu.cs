// A Vcpu port on the image.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>A vCPU capability and the vCPU's state page.</summary>
internal sealed unsafe class ImageVcpu(ulong slot, VcpuState* state, SignalSource signals)
    : VcpuControl(state, signals)
{
    public override VcpuExitReason Run() => SystemCalls.RunVcpu(slot);

    public override void ReadState() => SystemCalls.ReadVcpuState(slot);
}
