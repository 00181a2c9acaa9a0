// The slots of test components, as those of components with two threads.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Images;

internal static class TestSlot
{
    /// <summary><see cref="CapabilitySlot.Notification"/> of thread 0.</summary>
    public const uint ControlNotification = 4;

    /// <summary><see cref="CapabilitySlot.Notification"/> of thread 1.</summary>
    public const uint DispatchNotification = 6;

    /// <summary><see cref="CapabilitySlot.Thread"/> of thread 1.</summary>
    public const uint DispatchThread = 7;

    /// <summary><see cref="CapabilitySlot.FirstPort"/> of a component with two threads.</summary>
    public const uint FirstPort = 8;
}
