// HLT: the thread sleeps until something can wake the guest.
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    private bool HandleHalt(ref VcpuState state)
    {
        devicesTouched = true;
        if (BiosData.InterruptAt(ref state) >= 0)
        {
            return Fail(GuestFailure.CallsBios);
        }

        if (!Complete(ref state))
        {
            return false;
        }

        events.Idle();
        bool takesInterrupts = (state.Rflags & Rflags.Interrupt) != 0;
        if (!takesInterrupts && !haltReported)
        {
            haltReported = true;
            events.HaltedForever();
        }

        while (!CanWake(takesInterrupts, state.NonMaskableBlocked == 0))
        {
            if (vcpu.Wait(clock.ToHost(nextDeadline)))
            {
                events.Notified();
            }

            clock.Update(vcpu.Timestamp);
            if (requests.Pending != MachineRequest.None)
            {
                return false;
            }
        }

        return true;
    }

    private bool CanWake(bool takesInterrupts, bool takesNmi)
    {
        ExpireDevices();
        return (takesNmi && interrupts.HasNmi) || interrupts.HasInit || exceptions.IsPending
            || (takesInterrupts && interrupts.HasInterrupt);
    }
}
