// Register groups that an exit does not store.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>Asks the kernel for a register group, at most once an exit.</summary>
internal static class RegisterGroups
{
    /// <summary>
    /// Makes a group valid. What the monitor has changed since the exit is never overwritten: a group that it changes
    /// has been asked for before.
    /// </summary>
    public static void Require(IVcpu vcpu, ref VcpuState state, VcpuRegisterGroup group)
    {
        if ((state.ValidGroups & group) != group)
        {
            vcpu.ReadState();
            state.ValidGroups = VcpuRegisterGroup.All;
        }
    }
}
