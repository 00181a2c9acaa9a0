// A time of day that stands still.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

internal sealed class ManualWallClock : IWallClock
{
    public ManualWallClock(DateTime utc) => UnixNanoseconds = (ulong)(utc - DateTime.UnixEpoch).Ticks * 100;

    public ulong UnixNanoseconds { get; set; }
}
