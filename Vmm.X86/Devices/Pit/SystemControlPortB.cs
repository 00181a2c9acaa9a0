// System control port B, port 0x61. Intel 82371AB (PIIX4) datasheet, "NMI Status and Control Register".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Pit;

/// <summary>GATE and OUT of the speaker's counter, the refresh toggle, and the NMI enables.</summary>
/// <remarks>Linux measures its TSC against counter 2 here, and counts the refresh toggle in delays.</remarks>
public sealed class SystemControlPortB : IPortDevice, IResettable
{
    /// <summary>The port.</summary>
    public const ushort Port = 0x61;

    private const uint SpeakerGate = 1 << 0;
    private const uint SpeakerData = 1 << 1;
    private const uint SystemErrorDisable = 1 << 2;
    private const uint ChannelCheckDisable = 1 << 3;
    private const uint RefreshToggle = 1 << 4;
    private const uint SpeakerOutput = 1 << 5;
    private const uint Stored = SpeakerData | SystemErrorDisable | ChannelCheckDisable;

    // Memory refresh takes place every 15.085 µs: 18 ticks of the interval timer's clock input.
    private const ulong RefreshFrequency = Pit8254.Frequency / 18;

    private readonly Pit8254 timer;
    private readonly IClock clock;
    private readonly RateConversion toRefreshes;
    private uint stored;

    /// <summary>Makes the port.</summary>
    /// <param name="timer">Whose counter 2 it controls.</param>
    /// <param name="clock">The guest's time base.</param>
    public SystemControlPortB(Pit8254 timer, IClock clock)
    {
        this.timer = timer;
        this.clock = clock;
        toRefreshes = new RateConversion(clock.Frequency, RefreshFrequency);
    }

    /// <summary>Puts the port into a machine.</summary>
    internal static void AddTo(PlatformBuilder platform, Pit8254 timer)
    {
        DeviceClaims claims = platform.Add("system control port B");
        SystemControlPortB port = new(timer, platform.Services.Clock);
        claims.Ports(Port, 1, port);
        claims.Reset(port);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        stored = 0;
        timer.SetSpeakerGate(false);
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        uint refresh = (toRefreshes.Convert(clock.Timestamp) & 1) != 0 ? RefreshToggle : 0;
        return stored | refresh | (timer.SpeakerGate ? SpeakerGate : 0) | (timer.SpeakerOutput ? SpeakerOutput : 0);
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        stored = value & Stored;
        timer.SetSpeakerGate((value & SpeakerGate) != 0);
    }
}
