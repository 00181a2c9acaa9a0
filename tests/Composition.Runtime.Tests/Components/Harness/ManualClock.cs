// A clock that a test sets.
namespace CamkesNet.Tests.Components;

internal sealed class ManualClock : SystemClock
{
    private ulong timestamp = 1_000_000;

    /// <summary>How far each look at the clock advances it.</summary>
    public ulong Step { get; set; }

    public override ulong Timestamp => timestamp += Step;

    /// <summary>One tick is a nanosecond.</summary>
    public override ulong Frequency => 1_000_000_000;

    public void Advance(ulong nanoseconds) => timestamp += nanoseconds;
}
