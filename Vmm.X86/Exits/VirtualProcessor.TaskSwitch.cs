// The task switch by hardware.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Emulation;
using CamkesNet.Vmm.TaskSwitching;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    private bool HandleTaskSwitch(ref VcpuState state)
    {
        // The new task's RFLAGS may enable interrupts.
        devicesTouched = true;
        ulong source = (state.Qualification >> TaskSwitchAccess.SourceShift) & TaskSwitchAccess.SourceMask;
        ulong next = source == (ulong)TaskSwitchSource.Event ? state.Rip : state.NextInstruction;
        if (source == (ulong)TaskSwitchSource.Return)
        {
            // IRET ends the handling of a non-maskable interrupt, to whatever task it leads.
            state.NonMaskableBlocked = 0;
        }

        if (next == 0 && source != (ulong)TaskSwitchSource.Event)
        {
            EmulationResult decoded = DecodeNext(ref state, out next);
            if (decoded != EmulationResult.Completed)
            {
                return GoOn(decoded);
            }
        }

        switch (tasks.Execute(ref state, (uint)next))
        {
            case TaskSwitchResult.Shutdown:
                requests.RequestReset(ResetSource.TripleFault);
                return false;
            case TaskSwitchResult.OutsideRam:
                return Fail(GuestFailure.TaskSwitchOutsideRam);
            default:
                return true;
        }
    }
}
