// Where SYSCALL arrives: the fast path of call and reply, and the dispatcher for everything else.
using System.Runtime;
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>The system calls. Each returns the thread that the exit stub resumes.</summary>
internal static unsafe class SystemCallHandler
{
    private const uint SendRight = (uint)CapabilityRights.Send << Capability.RightsShift;
    private const uint SendMask = SendRight | Capability.KindMask;
    private const uint SendEndpoint = SendRight | (uint)CapabilityKind.Endpoint;
    private const uint ReceiveRight = (uint)CapabilityRights.Receive << Capability.RightsShift;
    private const uint ReceiveMask = ReceiveRight | Capability.KindMask;
    private const uint ReceiveEndpoint = ReceiveRight | (uint)CapabilityKind.Endpoint;

    /// <summary>
    /// The arguments are in the order in which the entry stub has them in registers; the last two come on the stack.
    /// </summary>
    [RuntimeExport("KernelSystemCall")]
    private static Thread* Enter(
        ulong slot, ulong tag, ulong word0, ulong operation, ulong word1, ulong word2, ulong word3, Thread* caller)
    {
        Component* component = caller->Component;
        if (operation <= (ulong)SystemCallOperation.ReplyReceive && slot < component->CapabilityCount &&
            (tag & MessageTag.LengthMask) <= MessageTag.RegisterWords)
        {
            // Call and ReplyReceive, when the message is in registers and the other side can run at once: the
            // register message goes straight over, and the processor with it.
            Capability* capability = component->Capabilities + slot;
            var endpoint = (Endpoint*)capability->Object;
            Thread* next;
            ulong result;
            if (operation == (ulong)SystemCallOperation.Call)
            {
                if ((capability->KindAndRights & SendMask) != SendEndpoint)
                {
                    goto Slow;
                }

                next = endpoint->Receiver;
                if (next == null || next->Priority <= Scheduler.Ready.Highest)
                {
                    goto Slow;
                }

                endpoint->Receiver = null;
                next->Caller = caller;
                caller->Server = next;
                caller->State = ThreadState.AwaitingReply;
                result = capability->Badge;
            }
            else
            {
                if ((capability->KindAndRights & ReceiveMask) != ReceiveEndpoint)
                {
                    goto Slow;
                }

                next = caller->Caller;
                if (next == null || next->Priority <= Scheduler.Ready.Highest || endpoint->FirstSender != null ||
                    endpoint->Receiver != null ||
                    (caller->BoundNotification != null && caller->BoundNotification->Bits != 0))
                {
                    goto Slow;
                }

                endpoint->Receiver = caller;
                caller->Endpoint = endpoint;
                caller->Caller = null;
                caller->State = ThreadState.Receiving;
                next->Server = null;
                result = (ulong)CallStatus.Replied;
            }

            next->State = ThreadState.Ready;
            next->Context.Frame.Rax = result;
            next->Context.Frame.Rsi = tag;
            next->Context.Frame.Rdx = word0;
            next->Context.Frame.R8 = word1;
            next->Context.Frame.R9 = word2;
            next->Context.Frame.R10 = word3;
            return next;
        }

    Slow:
        RegisterFrame* frame = &caller->Context.Frame;
        frame->Rdi = slot;
        frame->Rsi = tag;
        frame->Rdx = word0;
        frame->R8 = word1;
        frame->R9 = word2;
        frame->R10 = word3;
        return Dispatch(caller, (SystemCallOperation)operation);
    }

    private static Thread* Dispatch(Thread* caller, SystemCallOperation operation) => operation switch
    {
        SystemCallOperation.Call => MessageCalls.Call(caller),
        SystemCallOperation.ReplyReceive => MessageCalls.ReplyReceive(caller),
        SystemCallOperation.Receive => MessageCalls.Receive(caller),
        SystemCallOperation.Signal => NotificationCalls.Signal(caller),
        SystemCallOperation.Wait => NotificationCalls.Wait(caller),
        SystemCallOperation.Poll => NotificationCalls.Poll(caller),
        SystemCallOperation.InterruptAcknowledge => DeviceCalls.AcknowledgeInterrupt(caller),
        SystemCallOperation.TimerSet => DeviceCalls.SetTimer(caller),
        SystemCallOperation.PortIn => DeviceCalls.PortIn(caller),
        SystemCallOperation.PortOut => DeviceCalls.PortOut(caller),
        SystemCallOperation.VcpuRun => VcpuCalls.Run(caller),
        SystemCallOperation.VcpuReadState => VcpuCalls.ReadState(caller),
        SystemCallOperation.ThreadStart => ComponentCalls.StartThread(caller),
        SystemCallOperation.Control => ComponentCalls.Control(caller),
        SystemCallOperation.LogWrite => LogCalls.Write(caller),
        SystemCallOperation.Fail => LogCalls.Fail(caller),
        SystemCallOperation.Yield => Scheduler.Yield(caller),
        SystemCallOperation.KernelFact => LogCalls.KernelFact(caller),
        _ => FaultHandler.Misuse(caller, FaultKind.InvalidOperation, (ulong)operation),
    };
}
