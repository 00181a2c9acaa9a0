// A client of standard components, with the glue written by hand.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Hosted;

internal sealed class Probe : Component
{
    public Uses<ISerialInput> Input { get; } = new(0, nameof(Input), new SerialInputProxy());

    public Consumes<InputAvailable> Available { get; } = new(1, nameof(Available));

    public Uses<ITimeServer> Time { get; } = new(2, nameof(Time), new TimeServerProxy());

    public Consumes<TimerExpired> Expired { get; } = new(3, nameof(Expired));

    public int Key { get; private set; }

    public ulong Timers { get; private set; }

    protected override void Bind(PortBinder binder)
    {
        base.Bind(binder);
        binder.Add(Input);
        binder.Add(Available);
        binder.Add(Time);
        binder.Add(Expired);
    }

    protected override void Run()
    {
        Available.Wait();
        Key = Input.Call.Read();
        Time.Call.Start(timer: 4, nanoseconds: 1_000_000, periodic: false);
        Expired.Wait();
        Timers = Time.Call.TakeExpired();
    }
}
