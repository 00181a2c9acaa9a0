// A clock that only a test advances.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

internal sealed class ManualClock : IClock
{
    public const ulong DefaultFrequency = 2_500_000_000;

    public ulong Timestamp { get; set; } = 1_000_000;

    public ulong Frequency { get; init; } = DefaultFrequency;

    public void AdvanceNanoseconds(ulong nanoseconds) =>
        Timestamp += (ulong)((UInt128)nanoseconds * Frequency / 1_000_000_000);
}
