// A KernelTimer port on the image.
namespace CamkesNet.Image;

/// <summary>A timer capability.</summary>
internal sealed class ImageTimer(ulong slot) : TimerControl
{
    public override void Set(ulong deadline) => SystemCalls.SetTimer(slot, deadline);
}
