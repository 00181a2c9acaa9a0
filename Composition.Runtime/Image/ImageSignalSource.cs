// Waiting for events on the image.
namespace CamkesNet.Image;

/// <summary>A notification capability that can be waited for.</summary>
internal sealed class ImageSignalSource(ulong slot) : SignalSource
{
    protected override ulong WaitForAny(ulong deadline) => SystemCalls.Wait(slot, deadline);

    protected override ulong Take() => SystemCalls.Poll(slot);
}
