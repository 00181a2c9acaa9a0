// The assembly.
using CamkesNet.Components;

namespace CamkesNet.Tests.Servers;

[Assembly]
public partial class ServerSystem : Composition
{
    private const int ServerPriority = 110;
    private const int TimePriority = 120;

    [Instance, Setting(nameof(CallTester.Greeting), "Grüezi")]
    public partial CallTester callTester { get; }

    [Instance]
    public partial Colleague colleague { get; }

    [Instance]
    public partial Listener listener { get; }

    [Instance]
    public partial Shouter firstShouter { get; }

    [Instance]
    public partial Shouter secondShouter { get; }

    [Instance]
    public partial FileTester firstReader { get; }

    [Instance]
    public partial FileTester secondReader { get; }

    [Instance]
    public partial DeviceTester deviceTester { get; }

    [Instance(Priority = ServerPriority)]
    public partial Arithmetic arithmetic { get; }

    [Instance(Priority = ServerPriority)]
    public partial FileServer files { get; }

    [Instance(Priority = ServerPriority)]
    public partial SerialServer serial { get; }

    [Instance(Priority = TimePriority)]
    public partial TimeServer time { get; }

    [Instance(Priority = ServerPriority)]
    public partial Rtc rtc { get; }

    [Instance(Priority = ServerPriority)]
    public partial PciConfig pci { get; }

    [Instance]
    public partial SerialPort serialPort { get; }

    [Instance]
    public partial Cmos cmos { get; }

    [Instance]
    public partial PciConfigPorts pciPorts { get; }

    [Connection]
    public RpcCall<IArithmetic> calls => new(from: callTester.Arithmetic, to: arithmetic.Service);

    [Connection]
    public RpcCall<IArithmetic> moreCalls => new(from: colleague.Arithmetic, to: arithmetic.Service);

    [Connection]
    public RpcCall<IArithmetic> firstLesson => new(from: listener.Teachers, to: arithmetic.Service);

    [Connection]
    public RpcCall<IArithmetic> secondLesson => new(from: listener.Teachers, to: arithmetic.Service);

    [Connection]
    public Notification<Shout> firstShout => new(from: firstShouter.Shouted, to: listener.Heard);

    [Connection]
    public Notification<Shout> secondShout => new(from: secondShouter.Shouted, to: listener.Heard);

    [Connection]
    public Notification<Question> question => new(from: callTester.Ask, to: arithmetic.Asked);

    [Connection]
    public Notification<Answer> answer => new(from: arithmetic.Answered, to: callTester.Answered);

    [Connection]
    public SharedData<Board> board => new(from: callTester.Blackboard, to: arithmetic.Blackboard);

    [Connection]
    public RpcCallWithBuffer<IFileSystem, FileBuffer> firstFiles => new(from: firstReader.Files, to: files.Files);

    [Connection]
    public RpcCallWithBuffer<IFileSystem, FileBuffer> secondFiles => new(from: secondReader.Files, to: files.Files);

    [Connection]
    public RpcCallWithEvent<ITimeServer, TimerExpired> timers => new(from: deviceTester.Time, to: time.Timers);

    [Connection]
    public RpcCall<IRtc> clock => new(from: deviceTester.Rtc, to: rtc.Time);

    [Connection]
    public RpcCall<IPciConfig> configuration => new(from: deviceTester.Pci, to: pci.Configuration);

    [Connection]
    public RpcCall<ISerialOutput> output => new(from: deviceTester.Output, to: serial.Output);

    [Connection]
    public RpcCallWithEvent<ISerialInput, InputAvailable> input => new(from: deviceTester.Input, to: serial.Input);

    [Connection]
    public HardwareIOPort serialRegisters => new(from: serial.Registers, to: serialPort.Registers);

    [Connection]
    public HardwareInterrupt serialInterrupt => new(from: serialPort.Interrupt, to: serial.Line);

    [Connection]
    public HardwareIOPort cmosRegisters => new(from: rtc.Registers, to: cmos.Registers);

    [Connection]
    public HardwareIOPort pciRegisters => new(from: pci.Registers, to: pciPorts.Registers);
}
