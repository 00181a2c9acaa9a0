// Kinds and rights of capabilities, and the slots that every component has.
namespace CamkesNet.Abi;

/// <summary>The kind of the object that a capability refers to.</summary>
internal enum CapabilityKind : byte
{
    None = 0,
    Endpoint = 1,
    Notification = 2,
    Interrupt = 3,
    Timer = 4,
    IoPorts = 5,
    Vcpu = 6,
    Thread = 7,
    Control = 8,
    Log = 9,
}

/// <summary>What the holder may do with the object. The kernel checks kind and rights on every use.</summary>
[Flags]
internal enum CapabilityRights : byte
{
    None = 0,

    /// <summary>
    /// Endpoint: call. Notification: signal. I/O ports: write. Interrupt: acknowledge. Timer: set. Log: write in quiet
    /// mode as well.
    /// </summary>
    Send = 1,

    /// <summary>Endpoint: receive. Notification: wait and poll. I/O ports: read.</summary>
    Receive = 2,

    /// <summary>vCPU: run and read state. Thread: start. Control: every request. Log: write and read facts.</summary>
    Control = 4,
}

/// <summary>The slots that mean the same in every component; those of its ports follow.</summary>
internal static class CapabilitySlot
{
    /// <summary>Always empty.</summary>
    public const uint None = 0;

    /// <summary>The kernel's debug log.</summary>
    public const uint Log = 1;

    /// <summary>The endpoint on which the component's provided ports are called (receive).</summary>
    public const uint Endpoint = 2;

    /// <summary>The notification for contended locks (signal and wait).</summary>
    public const uint Lock = 3;

    private const uint FirstThread = 4;
    private const uint SlotsPerThread = 2;

    /// <summary>A thread's notification (wait).</summary>
    public static uint Notification(uint thread) => FirstThread + (thread * SlotsPerThread);

    /// <summary>A thread that thread 0 starts when the component is initialised (start).</summary>
    public static uint Thread(uint thread) => Notification(thread) + 1;

    /// <summary>The first slot of the ports of a component with this number of threads.</summary>
    public static uint FirstPort(uint threads) => FirstThread + (threads * SlotsPerThread);
}
