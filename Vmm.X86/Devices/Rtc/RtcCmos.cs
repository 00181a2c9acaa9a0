// The real-time clock and CMOS memory of a PC. Motorola MC146818 datasheet.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;
using static CamkesNet.Vmm.Devices.Rtc.RtcRegisters;

namespace CamkesNet.Vmm.Devices.Rtc;

/// <summary>
/// The time of day starts from the wall clock and runs with the guest's time base; setting it moves the guest's
/// time only. A reset keeps time and memory: there is a battery.
/// </summary>
public sealed partial class RtcCmos : IPortDevice, ITimedDevice, IResettable
{
    /// <summary>The index port; the data port follows.</summary>
    public const ushort FirstPort = 0x70;

    /// <summary>How many ports there are.</summary>
    public const int PortCount = 2;

    /// <summary>Its ISA interrupt.</summary>
    public const int Irq = 8;

    private const int MemorySize = 128;
    private const byte IndexMask = MemorySize - 1;
    private const ulong OscillatorFrequency = 32_768;
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // Rates 1 and 2 are those of 8 and 9 (with the 32768 Hz oscillator).
    private const int FirstRegularRate = 3;
    private const int RateAlias = 7;

    // UIP rises 244 µs before the registers change; here they change at once.
    private const ulong UpdateNotice = 244_000;

    private readonly byte[] memory = new byte[MemorySize];
    private readonly InterruptLine interrupt;
    private readonly IClock clock;
    private readonly ulong wallClockAtStart;
    private readonly RateConversion toNanoseconds;
    private readonly RateConversion toOscillator;
    private RtcState state;

    /// <summary>Makes a clock that shows the time of the wall clock, in BCD and 24 hours.</summary>
    /// <param name="clock">The guest's time base.</param>
    /// <param name="wallClock">Read once.</param>
    /// <param name="interrupt">IRQ 8.</param>
    public RtcCmos(IClock clock, IWallClock wallClock, InterruptLine interrupt)
    {
        this.clock = clock;
        this.interrupt = interrupt;
        toNanoseconds = new RateConversion(clock.Frequency, NanosecondsPerSecond);
        toOscillator = new RateConversion(clock.Frequency, OscillatorFrequency);
        ulong now = clock.Timestamp;
        wallClockAtStart = wallClock.UnixNanoseconds - toNanoseconds.Convert(now);
        state.RegisterB = Hours24;
        state.SettledSecond = SecondAt(now);
        state.SettledTick = toOscillator.Convert(now);
        Reset();
    }

    /// <summary>Puts the clock into a machine.</summary>
    internal static RtcCmos AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("real-time clock");
        PlatformServices services = platform.Services;
        RtcCmos clock = new(services.Clock, services.WallClock, claims.Interrupt(Irq));
        ulong low = Math.Min(services.RamSize, GuestRamLayout.HoleStart);
        clock.SetMemorySize(low, services.RamSize - low);
        claims.Ports(FirstPort, PortCount, clock);
        claims.Deadline(clock);
        claims.Reset(clock);
        claims.Describe("RTC", "PNP0B00");
        return clock;
    }

    /// <inheritdoc/>
    public ulong NextDeadline { get; private set; }

    /// <summary>Writes the memory sizes where firmware leaves them for the operating system.</summary>
    /// <param name="bytesBelow4G">RAM from address 0 on, the hole below 1 MiB counted.</param>
    /// <param name="bytesAbove4G">RAM from 4 GiB on.</param>
    public void SetMemorySize(ulong bytesBelow4G, ulong bytesAbove4G)
    {
        const ulong baseKilobytes = 640;
        const ulong megabyte = 1 << 20;
        const ulong unit = 64 << 10;
        const ulong highStart = 16 * megabyte;
        ulong extended = bytesBelow4G > megabyte ? (bytesBelow4G - megabyte) >> 10 : 0;
        Store(BaseMemoryLow, baseKilobytes, 2);
        Store(ExtendedMemoryLow, Math.Min(extended, ushort.MaxValue), 2);
        Store(ExtendedMemoryCopyLow, Math.Min(extended, ushort.MaxValue), 2);
        ulong high = bytesBelow4G > highStart ? (bytesBelow4G - highStart) / unit : 0;
        Store(HighMemoryLow, Math.Min(high, ushort.MaxValue), 2);
        Store(MemoryAbove4GLow, bytesAbove4G / unit, 3);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        ulong now = clock.Timestamp;
        Settle(now);
        state.Index = 0;
        state.RegisterA = DividerNormal | FirmwareRate;
        state.RegisterB &= Hours24 | Binary;
        state.Flags = 0;
        interrupt.Lower();
        Schedule(now);
    }

    /// <inheritdoc/>
    public void Expire(ulong now)
    {
        Settle(now);
        Update();
        Schedule(now);
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        if (port == FirstPort)
        {
            // The index cannot be read back.
            return byte.MaxValue;
        }

        ulong now = clock.Timestamp;
        switch (state.Index)
        {
            case RegisterA:
                return (byte)(state.RegisterA | (IsUpdateNear(now) ? UpdateInProgress : 0));
            case RegisterB:
                return state.RegisterB;
            case RegisterC:
                return ReadFlags(now);
            case RegisterD:
                return ValidMemory;
            case <= Year or Century:
                RefreshTime(now);
                break;
        }

        return memory[state.Index];
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        if (port == FirstPort)
        {
            // Bit 7 disables NMI, of which this machine has no source.
            state.Index = (byte)(value & IndexMask);
            return;
        }

        ulong now = clock.Timestamp;
        Settle(now);
        switch (state.Index)
        {
            case RegisterA:
                state.RegisterA = (byte)(value & ~UpdateInProgress);
                break;
            case RegisterB:
                WriteRegisterB((byte)value, now);
                break;
            case RegisterC or RegisterD:
                break;
            case SecondsAlarm or MinutesAlarm or HoursAlarm:
                memory[state.Index] = (byte)value;
                break;
            case <= Year or Century:
                RefreshTime(now);
                memory[state.Index] = (byte)value;
                AdoptTime(now);
                break;
            default:
                memory[state.Index] = (byte)value;
                return;
        }

        Update();
        Schedule(now);
    }

    private byte ReadFlags(ulong now)
    {
        Settle(now);
        Update();
        byte flags = (byte)(state.Flags | (interrupt.IsRaised ? InterruptFlag : 0));
        state.Flags = 0;
        Update();
        Schedule(now);
        return flags;
    }

    // While SET is 1, the registers are not updated; when it is cleared, the time continues from their values.
    private void WriteRegisterB(byte value, ulong now)
    {
        RefreshTime(now);
        bool ends = (state.RegisterB & SetMode) != 0 && (value & SetMode) == 0;

        // Setting SET clears UIE.
        state.RegisterB = (value & SetMode) != 0 ? (byte)(value & ~UpdateEnable) : value;
        if (ends)
        {
            AdoptTime(now);
        }
    }

    private void Store(int index, ulong value, int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            memory[index + i] = (byte)(value >> (i * 8));
        }
    }

    private void Update() => interrupt.Set((state.Flags & state.RegisterB & EnableMask) != 0);
}
