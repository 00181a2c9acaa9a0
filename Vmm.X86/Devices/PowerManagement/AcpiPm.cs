// ACPI fixed hardware: PM1 event and control registers, power management timer, GPE0. ACPI Specification 6.5,
// section 4.8.3, "Fixed Hardware Registers".
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.PowerManagement;

/// <summary>
/// The ACPI register block of a machine that is always in ACPI mode (no SMI_CMD in the FADT). Its interrupt is the
/// level-triggered SCI.
/// </summary>
public sealed class AcpiPm : IPortDevice, ITimedDevice, IResettable
{
    /// <summary>PM1a_EVT_BLK: status, then enable; 4 bytes.</summary>
    public const ushort EventBlock = 0x600;

    /// <summary>PM1a_CNT_BLK; 2 bytes.</summary>
    public const ushort ControlBlock = 0x604;

    /// <summary>PM_TMR_BLK; 4 bytes.</summary>
    public const ushort TimerBlock = 0x608;

    /// <summary>GPE0_BLK: status, then enable; 4 bytes for 16 events.</summary>
    public const ushort GeneralEventBlock = 0x60C;

    /// <summary>The first port.</summary>
    public const ushort FirstPort = EventBlock;

    /// <summary>How many ports there are.</summary>
    public const int PortCount = 16;

    /// <summary>The widest register.</summary>
    public const int PortWidth = 4;

    /// <summary>The interrupt that the FADT gives as SCI_INT.</summary>
    public const int SciIrq = 9;

    /// <summary>The SLP_TYP that the DSDT gives for \_S5.</summary>
    public const int SleepTypeS5 = 5;

    /// <summary>The timer's rate in Hz (4.8.3.3).</summary>
    public const ulong TimerFrequency = 3_579_545;

    // PM1 status and enable (4.8.3.1).
    private const ushort TimerEvent = 1 << 0;
    private const ushort GlobalEvent = 1 << 5;
    private const ushort PowerButtonEvent = 1 << 8;
    private const ushort SleepButtonEvent = 1 << 9;
    private const ushort RtcEvent = 1 << 10;
    private const ushort EventMask = TimerEvent | GlobalEvent | PowerButtonEvent | SleepButtonEvent | RtcEvent;

    // PM1 control (4.8.3.2).
    private const ushort SciEnable = 1 << 0;
    private const ushort BusMasterReload = 1 << 1;
    private const int SleepTypeShift = 10;
    private const ushort SleepTypeMask = 7;
    private const ushort SleepEnable = 1 << 13;
    private const ushort ControlStored = BusMasterReload | (SleepTypeMask << SleepTypeShift);

    private const int WideTimerBits = 32;
    private const int NarrowTimerBits = 24;

    private readonly IClock clock;
    private readonly InterruptLine sci;
    private readonly IMachineControl machine;
    private readonly RateConversion toTicks;
    private readonly int timerBits;
    private AcpiPmState state;

    /// <summary>Makes the register block.</summary>
    /// <param name="clock">The guest's time base.</param>
    /// <param name="sci">The system control interrupt.</param>
    /// <param name="machine">Whom it asks to switch off.</param>
    /// <param name="isTimerWide">A timer of 32 bits rather than 24, as the FADT's TMR_VAL_EXT says.</param>
    public AcpiPm(IClock clock, InterruptLine sci, IMachineControl machine, bool isTimerWide = true)
    {
        this.clock = clock;
        this.sci = sci;
        this.machine = machine;
        toTicks = new RateConversion(clock.Frequency, TimerFrequency);
        timerBits = isTimerWide ? WideTimerBits : NarrowTimerBits;
        Reset();
    }

    /// <summary>Puts the registers into a machine.</summary>
    internal static AcpiPm AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("ACPI");
        PlatformServices services = platform.Services;
        AcpiPm registers = new(services.Clock, claims.Interrupt(SciIrq, InterruptTrigger.Level), services.Machine);
        claims.Ports(FirstPort, PortCount, registers, PortWidth);
        claims.Deadline(registers);
        claims.Reset(registers);
        claims.FixedHardware(new AcpiFixedHardware(
            EventBlock, ControlBlock, TimerBlock, registers.timerBits == WideTimerBits, SleepTypeS5, SciIrq));
        return registers;
    }

    /// <inheritdoc/>
    public ulong NextDeadline { get; private set; }

    private ulong Tick => toTicks.Convert(clock.Timestamp);

    /// <inheritdoc/>
    public void Reset()
    {
        state = default;
        state.TimerHalves = Halves(Tick);
        Update();
    }

    /// <summary>Someone presses the power button: an operating system that listens shuts down.</summary>
    public void PressPowerButton()
    {
        state.Status |= PowerButtonEvent;
        Update();
    }

    /// <summary>A general-purpose event, 0 to 15, happens; others are ignored.</summary>
    public void SignalGeneralEvent(int number)
    {
        if (number is >= 0 and < 16)
        {
            state.GeneralStatus |= (ushort)(1 << number);
            Update();
        }
    }

    /// <inheritdoc/>
    public void Expire(ulong now)
    {
        SettleTimer(toTicks.Convert(now));
        Update();
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        SettleTimer(Tick);
        int within = port & 3;
        uint whole = (ushort)(port & ~3) switch
        {
            EventBlock => state.Status | (uint)state.Enable << 16,
            ControlBlock => (uint)state.Control | SciEnable,
            TimerBlock => (uint)(Tick & ((1UL << timerBits) - 1)),
            _ => state.GeneralStatus | (uint)state.GeneralEnable << 16,
        };
        return whole >> (within * 8);
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        SettleTimer(Tick);

        // Each register is 16 bits: an access is laid over the pair of them that it falls into.
        int shift = (port & 3) * 8;
        uint bits = value << shift;
        uint mask = AccessWidth.PortMask(width) << shift;
        switch ((ushort)(port & ~3))
        {
            case EventBlock:
                // Status bits are cleared by writing ones.
                state.Status &= (ushort)~bits;
                state.Enable = Merge(state.Enable, bits, mask, EventMask);
                break;
            case ControlBlock:
                state.Control = (ushort)(((state.Control & ~mask) | (bits & mask)) & ControlStored);
                if ((bits & SleepEnable) != 0)
                {
                    Sleep();
                }

                break;
            case GeneralEventBlock:
                state.GeneralStatus &= (ushort)~bits;
                state.GeneralEnable = Merge(state.GeneralEnable, bits, mask, ushort.MaxValue);
                break;
        }

        Update();
    }

    private static ushort Merge(ushort enable, uint bits, uint mask, ushort allowed) =>
        (ushort)(((enable & ~(mask >> 16)) | (bits & mask) >> 16) & allowed);

    // Only S5 is offered; the DSDT names no other state.
    private void Sleep()
    {
        if ((state.Control >> SleepTypeShift & SleepTypeMask) == SleepTypeS5)
        {
            machine.RequestPowerOff();
        }
    }

    private ulong Halves(ulong tick) => tick >> (timerBits - 1);

    // TMR_STS is set whenever the timer's top bit changes.
    private void SettleTimer(ulong tick)
    {
        ulong halves = Halves(tick);
        if (halves != state.TimerHalves)
        {
            state.TimerHalves = halves;
            state.Status |= TimerEvent;
        }
    }

    private void Update()
    {
        bool isTimed = (state.Enable & TimerEvent) != 0 && (state.Status & TimerEvent) == 0;
        NextDeadline = isTimed
            ? toTicks.FirstSourceTick((state.TimerHalves + 1) << (timerBits - 1))
            : DeadlineSet.Never;
        sci.Set((state.Status & state.Enable) != 0 || (state.GeneralStatus & state.GeneralEnable) != 0);
    }
}
