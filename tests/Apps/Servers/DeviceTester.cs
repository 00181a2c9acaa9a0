// A client of the servers that drive devices.
using CamkesNet.Components;

namespace CamkesNet.Tests.Servers;

[Component]
public partial class DeviceTester : Component
{
    private const int Timer = 2;
    private const ulong Delay = 5_000_000; // nanoseconds

    public partial UsesWithEvent<ITimeServer, TimerExpired> Time { get; }

    public partial Uses<IRtc> Rtc { get; }

    public partial Uses<IPciConfig> Pci { get; }

    public partial Uses<ISerialOutput> Output { get; }

    public partial UsesWithEvent<ISerialInput, InputAvailable> Input { get; }

    protected override void Run()
    {
        ulong start = Clock.Timestamp;
        Time.Call.Start(Timer, Delay, periodic: false);
        Time.Wait();
        bool isLate = Clock.Timestamp - start >= Clock.ToTicks(Delay);
        Say($"timers expired {Time.Call.TakeExpired()}, not too early: {isLate}");
        Say($"the time is {Rtc.Call.ReadUnixTime()}, the first device is {Pci.Call.Read(0, 0, sizeof(uint)):x8}");
        Say("type");
        Echo();
    }

    /// <summary>Shows in brackets what is typed, and after a return a long line.</summary>
    private void Echo()
    {
        Span<byte> shown = stackalloc byte[3];
        while (true)
        {
            Input.Wait();
            for (int key = Input.Call.Read(); key != SerialInput.None; key = Input.Call.Read())
            {
                if (key == SerialInput.StatusRequest)
                {
                    Output.Call.Write("[status]"u8);
                    continue;
                }

                shown[0] = (byte)'[';
                shown[1] = (byte)key;
                shown[2] = (byte)']';
                Output.Call.Write(shown);
                if (key == '\r')
                {
                    Output.Call.Write("these are more than twenty-four characters\r\n"u8);
                }
            }
        }
    }

    private void Say(string text) => Console.WriteLine($"{InstanceName}: {text}");
}
