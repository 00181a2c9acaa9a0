// A composition with a device and its driver.
using CamkesNet.Components;

namespace CamkesNet.Tests.Compositions;

[Assembly]
public partial class DeviceSystem : Composition
{
    [Instance]
    public partial Probe probe { get; }

    [Instance]
    public partial SerialServer serial { get; }

    [Instance]
    public partial TimeServer time { get; }

    [Instance]
    public partial SerialPort port { get; }

    [Connection]
    public RpcCallWithEvent<ISerialInput, InputAvailable> input => new(from: probe.Input, to: serial.Input);

    [Connection]
    public RpcCallWithEvent<ITimeServer, TimerExpired> timers => new(from: probe.Time, to: time.Timers);

    [Connection]
    public HardwareIOPort registers => new(from: serial.Registers, to: port.Registers);

    [Connection]
    public HardwareInterrupt interrupt => new(from: port.Interrupt, to: serial.Line);
}
