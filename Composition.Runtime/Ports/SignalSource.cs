// The notification of one thread, from which its ports take their bits.
namespace CamkesNet;

/// <summary>Distributes the bits of one notification to the ports that share it. Used by one thread only.</summary>
internal abstract class SignalSource
{
    private ulong pending;

    /// <summary>Waits for one port. Bits of other ports that arrive meanwhile are kept for them.</summary>
    public bool Wait(ulong badge, ulong deadline)
    {
        while (!TakePending(badge))
        {
            ulong bits = WaitForAny(badge, deadline);
            if (bits == 0 && deadline != ulong.MaxValue)
            {
                return false;
            }

            pending |= bits;
        }

        return true;
    }

    /// <summary>Polls the bit of one port.</summary>
    public bool Poll(ulong badge)
    {
        if (TakePending(badge))
        {
            return true;
        }

        pending |= Take();
        return TakePending(badge);
    }

    /// <summary>Takes the bit of one port if it has already been received.</summary>
    public bool TakePending(ulong badge)
    {
        bool found = (pending & badge) != 0;
        pending &= ~badge;
        return found;
    }

    /// <summary>Adds bits that the thread received in another way: with the exit of a vCPU.</summary>
    public void Add(ulong bits) => pending |= bits;

    /// <summary>Whether the running thread may wait: the one that the notification belongs to.</summary>
    public abstract bool IsOfThisThread { get; }

    /// <summary>Waits for any bit, then returns and clears all bits; returns 0 if the deadline passes first.</summary>
    /// <param name="badge">The bit for whose sake the thread waits.</param>
    /// <param name="deadline">A time stamp.</param>
    protected abstract ulong WaitForAny(ulong badge, ulong deadline);

    /// <summary>Returns and clears all bits, without waiting.</summary>
    protected abstract ulong Take();
}
