// A clock of known frequency, by which others are measured.
namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>How to read a clock. The functions are the machine's, or a test's.</summary>
internal unsafe struct ReferenceClock
{
    public ulong Hertz;

    /// <summary>The bits of its count.</summary>
    public uint Mask;

    /// <summary>Starts counting, if the clock has to be started.</summary>
    public delegate*<void> Start;

    /// <summary>Reads it. False: the count has come to its end, and no reading since the start is of use.</summary>
    public delegate*<ClockReading*, bool> Read;
}
