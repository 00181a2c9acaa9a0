// Before an entry: timers that are due, the event to inject, and when to come back.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    private const int TaskPriorityShift = 4;
    private const ulong NonMaskableVector = 2;

    private void PrepareEntry(ref VcpuState state)
    {
        if (hasPosted)
        {
            hasPosted = false;
            ports.Posted!.Settle();
            devicesTouched |= ports.Posted.TakeEffect();
        }

        if (devicesTouched)
        {
            UpdateDevices(ref state);
            InjectInterrupt(ref state);
            devicesTouched = false;
        }

        // An exception belongs to the instruction at which the guest was left, so it goes before interrupts.
        if (exceptions.IsPending)
        {
            InjectException(ref state);
        }
    }

    private void UpdateDevices(ref VcpuState state)
    {
        // CR8 is the upper half of the task priority; the guest writes it without an exit.
        byte priority = localApic.TaskPriority;
        if (priority >> TaskPriorityShift != (int)state.Cr8)
        {
            localApic.TaskPriority = (byte)(state.Cr8 << TaskPriorityShift);
        }

        ExpireDevices();
        state.Deadline = clock.ToHost(nextDeadline);
        state.PostedAccess = ports.Posted is { PostedPort: >= 0 and int port } ? (uint)port | PortAccess.ByteWrite : 0;
        if (interrupts.HasInit)
        {
            // There is no firmware that a boot processor could start in after INIT: the machine starts afresh.
            interrupts.TakeInit();
            requests.RequestReset(ResetSource.TripleFault);
        }
    }

    private void ExpireDevices()
    {
        nextDeadline = deadlines.Earliest;
        if (nextDeadline <= clock.Timestamp)
        {
            deadlines.Expire(clock.Timestamp);
            nextDeadline = deadlines.Earliest;
        }
    }

    private void InjectInterrupt(ref VcpuState state)
    {
        // An event that the last exit cut short goes first; an exception that is to come keeps the place for itself.
        bool isFree = (state.Injection & EventInjection.Valid) == 0 && !exceptions.IsPending;
        if (isFree && interrupts.HasNmi && state.NonMaskableBlocked == 0)
        {
            interrupts.TakeNmi();
            state.Injection = EventInjection.Valid | EventInjection.TypeNonMaskable | NonMaskableVector;
            isFree = false;
        }

        bool waits = interrupts.HasInterrupt;
        if (waits && isFree && state.Interruptible != 0)
        {
            int vector = interrupts.TakeInterrupt();
            if (vector >= 0)
            {
                state.Injection = EventInjection.Valid | EventInjection.TypeExternalInterrupt | (uint)vector;
                Counters.Interrupts++;
            }

            waits = interrupts.HasInterrupt;
        }

        state.InterruptWindowRequested = waits ? 1u : 0u;
    }

    // Together with an event that was cut short only #DB and #AC of its delivery come here: they come again with it.
    private void InjectException(ref VcpuState state)
    {
        ulong exception = exceptions.Take();
        if ((state.Injection & EventInjection.Valid) == 0)
        {
            state.Injection = exception;
        }
    }

    /// <summary>An event whose delivery the exit interrupted is delivered again at the next entry.</summary>
    private static void KeepInterruptedEvent(ref VcpuState state, VcpuExitReason reason)
    {
        ulong interrupted = state.InterruptedEvent;
        if ((interrupted & EventInjection.Valid) == 0)
        {
            return;
        }

        // INT n, INT3 and INTO raise their event again: RIP still points at them (AMD APM vol. 2, 15.7.2).
        bool isException = (interrupted & EventInjection.TypeMask) == EventInjection.TypeException;
        var vector = (ExceptionVector)(byte)interrupted;
        bool isSoftware = (interrupted & EventInjection.TypeMask) == EventInjection.TypeSoftwareInterrupt
            || (isException && vector is (ExceptionVector.Breakpoint or ExceptionVector.Overflow));
        bool isReplaced = isException && reason == VcpuExitReason.Exception;
        if (!isSoftware && !isReplaced)
        {
            state.Injection = interrupted;
        }

        state.InterruptedEvent = 0;
    }
}
