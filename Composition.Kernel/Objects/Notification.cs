// A notification: badge bits that are set by signals and taken by one thread.
namespace CamkesNet.Kernel.Objects;

/// <summary>A notification.</summary>
internal unsafe struct Notification
{
    /// <summary>Bits that no badge uses: the top bit marks a notification in the result of a receive.</summary>
    public const ulong BadgeMask = ulong.MaxValue >> 1;

    public ulong Bits;

    /// <summary>The thread in a wait system call.</summary>
    public Thread* Waiter;

    /// <summary>The thread whose receives and vCPU runs deliver this notification.</summary>
    public Thread* BoundThread;

    /// <summary>Takes and clears the bits.</summary>
    public ulong Take()
    {
        ulong bits = Bits;
        Bits = 0;
        return bits;
    }
}
