// The time base on the image.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>The time-stamp counter itself; the kernel has measured its frequency.</summary>
internal sealed class ImageClock : SystemClock
{
    public override ulong Timestamp => NativeMethods.ReadTimestamp();

    public override ulong Frequency { get; } = SystemCalls.GetFact(KernelFact.TimestampFrequency);
}
