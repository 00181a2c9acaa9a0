// What every end of a guest run leaves in the state page, on both extensions.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>The common end of exits and of refused entries.</summary>
// Sound: a monitor can change what the page holds, but not where it is: the pointer is the kernel's.
internal static unsafe class ExitReport
{
    /// <summary>The groups that are valid after every exit.</summary>
    private const VcpuRegisterGroup Common =
        VcpuRegisterGroup.General | VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments;

    /// <summary>Completes the page after its common groups were stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Complete(VcpuState* state)
    {
        state->Interruptible = (state->Rflags & Rflags.Interrupt) != 0 && state->InterruptShadow == 0 ? 1U : 0;
        state->ValidGroups = Common;
    }

    /// <summary>The monitor has set a state that its guest cannot have.</summary>
    public static VcpuExitReason Refuse(VcpuState* state, EntryCheck check)
    {
        state->ExitReason = VcpuExitReason.InvalidState;
        state->Qualification = (ulong)check;
        return VcpuExitReason.InvalidState;
    }
}
