// A composition with devices, described by hand.
using CamkesNet.Components;

namespace CamkesNet.Tests.Hosted;

internal sealed class DeviceSystem : Composition
{
    private readonly SerialPort _port = new();

    public Probe Probe { get; } = new();

    public SerialServer Serial { get; } = new();

    public TimeServer Time { get; } = new();

    protected override void Describe(SystemDescription system)
    {
        system.AddInstance("probe", Probe);
        system.AddInstance("serial", Serial);
        system.AddInstance("time", Time);
        system.AddInstance("port", _port);
        system.AddConnection("input", new RpcCall<ISerialInput>(Probe.Input, Serial.Input));
        system.AddConnection("available", new Notification<InputAvailable>(Serial.Input0, Probe.Available));
        system.AddConnection("timers", new RpcCall<ITimeServer>(Probe.Time, Time.Timers));
        system.AddConnection("expired", new Notification<TimerExpired>(Time.Expired0, Probe.Expired));
        system.AddConnection("registers", new HardwareIOPort(Serial.Registers, _port.Registers));
        system.AddConnection("interrupt", new HardwareInterrupt(_port.Interrupt, Serial.Line));
    }
}
