// An Interrupt port on the image.
namespace CamkesNet.Image;

/// <summary>An interrupt capability.</summary>
internal sealed class ImageInterrupt(ulong slot) : InterruptControl
{
    public override void Acknowledge() => SystemCalls.AcknowledgeInterrupt(slot);
}
