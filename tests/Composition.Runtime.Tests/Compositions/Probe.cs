// A client of standard components.
using CamkesNet.Components;

namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Probe : Component
{
    public partial UsesWithEvent<ISerialInput, InputAvailable> Input { get; }

    public partial UsesWithEvent<ITimeServer, TimerExpired> Time { get; }

    public int Key { get; private set; }

    public ulong Timers { get; private set; }

    protected override void Run()
    {
        Input.Wait();
        Key = Input.Call.Read();
        Time.Call.Start(timer: 4, nanoseconds: 1_000_000, periodic: false);
        Time.Wait();
        Timers = Time.Call.TakeExpired();
    }
}
