// Where components find their capabilities. The kernel knows no slot but that which is always empty.
namespace CamkesNet.Abi;

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
