// An endpoint: where callers meet the one thread that serves them; and the general path of messages: queues, long
// messages, bound notifications, dead servers. (Entry/FastPath.cs has the short one.)
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Objects;

/// <summary>
/// An endpoint. Callers queue by priority, and those of one priority in order of arrival. A message is in the sender's
/// saved registers: tag in RSI, words in RDX, R8, R9 and R10, further words in its IPC buffer.
/// </summary>
// Sound: threads and endpoints are never freed; a thread is in a senders' queue exactly while it is sending there, so
// that links of the queue lead to such threads.
internal unsafe struct Endpoint
{
    /// <summary>The thread that waits for a call.</summary>
    public Thread* Receiver;
    public Thread* FirstSender;
    public Thread* LastSender;

    /// <summary>The component that receives from it; a call fails while it is stopped.</summary>
    public Component* Owner;

    /// <summary>System call Call.</summary>
    public static FaultKind Call(Thread* caller, Capability* capability)
    {
        if (IsTooLong(caller))
        {
            return FaultKind.InvalidArgument;
        }

        var endpoint = (Endpoint*)capability->Object;
        if (endpoint->Owner == null || endpoint->Owner->Status == ComponentStatus.Stopped)
        {
            caller->Context.Frame.Rax = (ulong)CallStatus.ServerDied;
            return FaultKind.None;
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
            bool isCovered = caller->Processor->Slice.Covers(caller);
            Hand(caller, server);
            Thread.Wake(server, isFirst: isCovered && server->Priority == caller->Priority);
        }

        return FaultKind.None;
    }

    /// <summary>System call ReplyReceive.</summary>
    public static FaultKind ReplyReceive(Thread* server, Capability* capability)
    {
        if (IsTooLong(server))
        {
            return FaultKind.InvalidArgument;
        }

        Thread* caller = server->Caller;
        if (caller != null)
        {
            Transfer(server, caller);
            Thread.FinishCall(caller, CallStatus.Replied);
        }

        return Receive(server, (Endpoint*)capability->Object);
    }

    /// <summary>System call Receive.</summary>
    public static FaultKind Receive(Thread* server, Capability* capability)
    {
        if (server->Caller != null)
        {
            // A server that receives again without a reply has forgotten its caller, who must not hang for ever.
            Thread.FinishCall(server->Caller, CallStatus.ServerDied);
        }

        return Receive(server, (Endpoint*)capability->Object);
    }

    /// <summary>Fails every call that is queued here: the server was stopped.</summary>
    public void FailSenders()
    {
        for (Thread* sender = FirstSender; sender != null; sender = FirstSender)
        {
            Remove(sender);
            Thread.FinishCall(sender, CallStatus.ServerDied);
        }
    }

    /// <summary>Queues a caller behind those of its priority and before those of lower ones.</summary>
    public void Enqueue(Thread* sender)
    {
        Thread* before = LastSender;
        while (before != null && before->Priority < sender->Priority)
        {
            before = before->Previous;
        }

        Thread* after = before == null ? FirstSender : before->Next;
        sender->Previous = before;
        sender->Next = after;
        if (before == null)
        {
            FirstSender = sender;
        }
        else
        {
            before->Next = sender;
        }

        if (after == null)
        {
            LastSender = sender;
        }
        else
        {
            after->Previous = sender;
        }
    }

    public void Remove(Thread* sender)
    {
        if (sender->Previous == null)
        {
            FirstSender = sender->Next;
        }
        else
        {
            sender->Previous->Next = sender->Next;
        }

        if (sender->Next == null)
        {
            LastSender = sender->Previous;
        }
        else
        {
            sender->Next->Previous = sender->Previous;
        }

        sender->Next = null;
        sender->Previous = null;
    }

    private static FaultKind Receive(Thread* server, Endpoint* endpoint)
    {
        Notification* bound = server->BoundNotification;
        if (bound != null && bound->Bits != 0)
        {
            server->Context.Frame.Rax = SystemCallResult.Notified | bound->Take();
            return FaultKind.None;
        }

        Thread* sender = endpoint->FirstSender;
        if (sender != null)
        {
            endpoint->Remove(sender);
            Hand(sender, server);
            return FaultKind.None;
        }

        if (endpoint->Receiver != null)
        {
            return FaultKind.InvalidOperation;
        }

        server->State = ThreadState.Receiving;
        server->Endpoint = endpoint;
        endpoint->Receiver = server;
        return FaultKind.None;
    }

    private static bool IsTooLong(Thread* sender) =>
        MessageTag.Words(sender->Context.Frame.Rsi) > MessageTag.MaximumWords;

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
        RegisterFrame.SetMessage(target, source->Rsi, source->Rdx, source->R8, source->R9, source->R10);

        // Sound: the length was checked against MaximumWords, which is one page, when the message was sent; the IPC
        // buffers are pages of two threads, so they do not overlap.
        int words = MessageTag.Words(source->Rsi);
        if (words > MessageTag.RegisterWords)
        {
            Instructions.Copy(
                to->IpcBuffer + MessageTag.RegisterWords,
                from->IpcBuffer + MessageTag.RegisterWords,
                (ulong)(words - MessageTag.RegisterWords) * sizeof(ulong));
        }
    }
}
