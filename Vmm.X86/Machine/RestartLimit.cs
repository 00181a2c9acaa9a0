// When a guest that restarts is in a loop.
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Machine;

/// <summary>
/// Counts restarts in a row between which the guest has shown no sign of life: no character on its console, and no
/// minute that it ran.
/// </summary>
internal sealed class RestartLimit(IVcpu processor, SerialBuffer output)
{
    /// <summary>With how many such restarts a guest is stopped.</summary>
    public const int Most = 5;

    private const ulong SecondsOfLongRun = 60;

    private ulong startedAt;
    private ulong writtenBefore;
    private int count;

    /// <summary>Whether another restart of the same kind is one too many.</summary>
    public bool IsLastTry => count == Most - 1;

    /// <summary>The guest starts.</summary>
    public void Begin()
    {
        startedAt = processor.Timestamp;
        writtenBefore = output.Written;
    }

    /// <summary>The guest requests a restart. False: it is in a loop.</summary>
    public bool MayRestart()
    {
        ulong longRun = SecondsOfLongRun * processor.TimestampFrequency;
        bool lives = output.Written != writtenBefore || processor.Timestamp - startedAt >= longRun;
        count = lives ? 0 : count + 1;
        return count < Most;
    }
}
