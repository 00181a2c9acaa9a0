// An Emits port on the image.
namespace CamkesNet.Image;

/// <summary>A notification capability that can be signalled.</summary>
internal sealed class ImageSignalTarget(ulong slot) : SignalTarget
{
    public override void Signal() => SystemCalls.Signal(slot);
}
