// The boundary behind timer ports.
namespace CamkesNet;

/// <summary>What stands behind a <see cref="KernelTimer"/>.</summary>
internal abstract class TimerControl
{
    /// <summary>Arms the timer for a time stamp; <see cref="ulong.MaxValue"/> disarms it.</summary>
    public abstract void Set(ulong deadline);
}
