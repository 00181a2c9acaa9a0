// Call, reply and receive in full: queues, long messages, bound notifications, dead servers.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>
/// The general path of messages. The message is in the sender's saved registers: tag in RSI, words in RDX, R8, R9 and
/// R10, further words in its IPC buffer.
/// </summary>
internal static unsafe class MessageCalls
{
    public static Thread* Call(Thread* caller)
    {
        Capability* capability = Find(caller, CapabilityRights.Send, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.Call);
        }

        if (MessageTag.Words(caller->Context.Frame.Rsi) > MessageTag.MaximumWords)
        {
            return FaultHandler.Misuse(caller, FaultKind.InvalidArgument, (ulong)SystemCallOperation.Call);
        }

        var endpoint = (Endpoint*)capability->Object;
        if (endpoint->Owner == null || endpoint->Owner->Status == ComponentStatus.Stopped)
        {
            caller->Context.Frame.Rax = (ulong)CallStatus.ServerDied;
            return caller;
        }

        caller->SenderBadge = capability->Badge;
        caller->Endpoint = endpoint;
        Thread* server = endpoint->Receiver;
        if (server == null)
        {
            caller->State = ThreadState.Sending;
            endpoint->Enqueue(caller);
        }
        else
        {
            endpoint->Receiver = null;
            Hand(caller, server);
            Scheduler.Wake(server);
        }

        return Scheduler.Next(caller);
    }

    public static Thread* ReplyReceive(Thread* server)
    {
        if (MessageTag.Words(server->Context.Frame.Rsi) > MessageTag.MaximumWords)
        {
            return FaultHandler.Misuse(server, FaultKind.InvalidArgument, (ulong)SystemCallOperation.ReplyReceive);
        }

        Capability* capability = Find(server, CapabilityRights.Receive, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(server, fault, (ulong)SystemCallOperation.ReplyReceive);
        }

        Thread* caller = server->Caller;
        if (caller != null)
        {
            Transfer(server, caller);
            FinishCall(caller, CallStatus.Replied);
        }

        return Receive(server, (Endpoint*)capability->Object);
    }

    public static Thread* Receive(Thread* server)
    {
        Capability* capability = Find(server, CapabilityRights.Receive, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(server, fault, (ulong)SystemCallOperation.Receive);
        }

        if (server->Caller != null)
        {
            // A server that receives again without a reply has forgotten its caller, who must not hang for ever.
            FinishCall(server->Caller, CallStatus.ServerDied);
        }

        return Receive(server, (Endpoint*)capability->Object);
    }

    /// <summary>Stores a caller's result and makes it ready.</summary>
    public static void FinishCall(Thread* caller, CallStatus status)
    {
        if (caller->Server != null)
        {
            caller->Server->Caller = null;
            caller->Server = null;
        }

        caller->Context.Frame.Rax = (ulong)status;
        Scheduler.Wake(caller);
    }

    /// <summary>Fails every call that is queued at an endpoint.</summary>
    public static void FailSenders(Endpoint* endpoint)
    {
        for (Thread* sender = endpoint->FirstSender; sender != null; sender = endpoint->FirstSender)
        {
            endpoint->Remove(sender);
            FinishCall(sender, CallStatus.ServerDied);
        }
    }

    private static Thread* Receive(Thread* server, Endpoint* endpoint)
    {
        Notification* bound = server->BoundNotification;
        if (bound != null && bound->Bits != 0)
        {
            server->Context.Frame.Rax = SystemCallResult.Notified | bound->Take();
            return Scheduler.Next(server);
        }

        Thread* sender = endpoint->FirstSender;
        if (sender != null)
        {
            endpoint->Remove(sender);
            Hand(sender, server);
            return Scheduler.Next(server);
        }

        if (endpoint->Receiver != null)
        {
            return FaultHandler.Misuse(server, FaultKind.InvalidOperation, (ulong)SystemCallOperation.Receive);
        }

        server->State = ThreadState.Receiving;
        server->Endpoint = endpoint;
        endpoint->Receiver = server;
        return Scheduler.Next(server);
    }

    /// <summary>Gives a caller's message to the server, who owes it the reply.</summary>
    private static void Hand(Thread* caller, Thread* server)
    {
        Transfer(caller, server);
        server->Context.Frame.Rax = caller->SenderBadge;
        server->Caller = caller;
        caller->Server = server;
        caller->State = ThreadState.AwaitingReply;
    }

    private static void Transfer(Thread* from, Thread* to)
    {
        RegisterFrame* source = &from->Context.Frame;
        RegisterFrame* target = &to->Context.Frame;
        target->Rsi = source->Rsi;
        target->Rdx = source->Rdx;
        target->R8 = source->R8;
        target->R9 = source->R9;
        target->R10 = source->R10;

        // Checked against MaximumWords, which is one page, when the message was sent; the IPC buffers are pages.
        int words = MessageTag.Words(source->Rsi);
        if (words > MessageTag.RegisterWords)
        {
            Instructions.Copy(
                to->IpcBuffer + MessageTag.RegisterWords,
                from->IpcBuffer + MessageTag.RegisterWords,
                (ulong)(words - MessageTag.RegisterWords) * sizeof(ulong));
        }
    }

    private static Capability* Find(Thread* thread, CapabilityRights rights, out FaultKind fault) =>
        CapabilityLookup.Find(
            thread->Component, thread->Context.Frame.Rdi, CapabilityKind.Endpoint, rights, out fault);
}
