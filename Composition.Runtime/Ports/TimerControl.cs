// The interface between timer ports and their implementations.
namespace CamkesNet;

/// <summary>The implementation of a <see cref="KernelTimer"/>.</summary>
internal abstract class TimerControl
{
    /// <summary>Arms the timer for a time stamp; <see cref="ulong.MaxValue"/> disarms it.</summary>
    public abstract void Set(ulong deadline);
}
