// An endpoint: where callers meet the one thread that serves them.
namespace CamkesNet.Kernel.Objects;

/// <summary>An endpoint. Callers queue in order of arrival.</summary>
internal unsafe struct Endpoint
{
    /// <summary>The thread that waits for a call.</summary>
    public Thread* Receiver;
    public Thread* FirstSender;
    public Thread* LastSender;

    /// <summary>The component that receives from it; a call fails while it is stopped.</summary>
    public Component* Owner;

    public void Enqueue(Thread* sender)
    {
        sender->Next = null;
        sender->Previous = LastSender;
        if (LastSender == null)
        {
            FirstSender = sender;
        }
        else
        {
            LastSender->Next = sender;
        }

        LastSender = sender;
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
}
