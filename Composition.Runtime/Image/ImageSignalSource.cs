// Waiting for events on the image.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>A notification capability that can be waited for.</summary>
internal sealed unsafe class ImageSignalSource(ulong slot) : SignalSource
{
    /// <summary>Threads of a component are counted from 1 in their blocks, from 0 in its slots.</summary>
    public override bool IsOfThisThread =>
        slot == CapabilitySlot.Notification((uint)NativeMethods.PlatformThread()->ManagedThreadId - 1);

    protected override ulong WaitForAny(ulong badge, ulong deadline) => SystemCalls.Wait(slot, deadline, badge);

    protected override ulong Take() => SystemCalls.Poll(slot);
}
