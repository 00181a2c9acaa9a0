// One counter of an 8254. Intel 8254 Programmable Interval Timer datasheet (231164), "Mode Definitions".
namespace CamkesNet.Vmm.Devices.Pit;

/// <summary>One counter; its time is in ticks of its own clock input.</summary>
internal sealed class PitChannel
{
    /// <summary>What <see cref="NextRise"/> gives when OUT will not rise.</summary>
    public const ulong Never = ulong.MaxValue;

    /// <summary>Control word, read/write field: only the low byte.</summary>
    public const int AccessLow = 1;

    /// <summary>Control word, read/write field: only the high byte.</summary>
    public const int AccessHigh = 2;

    /// <summary>Control word, read/write field: low byte, then high byte.</summary>
    public const int AccessBoth = 3;

    private const int ModeTerminalCount = 0;
    private const int ModeOneShot = 1;
    private const int ModeRateGenerator = 2;
    private const int ModeSquareWave = 3;
    private const int ModeSoftwareStrobe = 4;
    private const int ModeHardwareStrobe = 5;
    private const uint BinaryWrap = 0x10000;
    private const uint BcdWrap = 10000;

    private const int StatusAccessShift = 4;
    private const int StatusModeShift = 1;
    private const byte StatusNullCount = 1 << 6;
    private const byte StatusOut = 1 << 7;

    private PitChannelState state;

    /// <summary>Creates a counter whose GATE is high.</summary>
    public PitChannel() => Reset();

    /// <summary>The GATE input.</summary>
    public bool Gate => state.Gate;

    private bool IsPeriodic => state.Mode is ModeRateGenerator or ModeSquareWave;

    // In these modes a low GATE stops the count; in modes 1 and 5 it does nothing until it rises.
    private bool IsHeldByGate => !state.Gate && state.Mode is not (ModeOneShot or ModeHardwareStrobe);

    private uint Wrap => state.IsBcd ? BcdWrap : BinaryWrap;

    /// <summary>Goes to a state in which nothing counts until it is programmed.</summary>
    public void Reset()
    {
        state = default;
        state.Gate = true;
        state.Access = AccessBoth;
        state.IsCountMissing = true;
        state.Reload = BinaryWrap;
        state.Count = BinaryWrap;
    }

    /// <summary>A control word for this counter, not a latch command.</summary>
    public void WriteControl(int access, int mode, bool isBcd)
    {
        bool gate = state.Gate;
        Reset();
        state.Gate = gate;
        state.Access = access;

        // Bit 2 of the mode is "don't care" for modes 2 and 3.
        state.Mode = mode > ModeHardwareStrobe ? mode - ModeSoftwareStrobe : mode;
        state.IsBcd = isBcd;
    }

    /// <summary>A byte of the count.</summary>
    public void WriteCount(byte value, ulong tick)
    {
        switch (state.Access)
        {
            case AccessLow:
                Load(value, tick);
                break;
            case AccessHigh:
                Load((uint)value << 8, tick);
                break;
            default:
                state.WritesHigh = !state.WritesHigh;
                if (!state.WritesHigh)
                {
                    Load((uint)value << 8 | state.WrittenLow, tick);
                    break;
                }

                state.WrittenLow = value;

                // "Writing the first byte disables counting."
                state.IsRunning &= state.Mode != ModeTerminalCount;
                break;
        }
    }

    /// <summary>Reads a byte: the latched status, the latched count, or the running count.</summary>
    public byte Read(ulong tick)
    {
        if (state.IsStatusLatched)
        {
            state.IsStatusLatched = false;
            return state.LatchedStatus;
        }

        bool isLatched = state.LatchedBytes > 0;
        ushort count = isLatched ? state.LatchedCount : ReadableCount(tick);
        state.LatchedBytes -= isLatched ? 1 : 0;
        bool high = state.Access == AccessHigh || (state.Access == AccessBoth && state.ReadsHigh);
        state.ReadsHigh = state.Access == AccessBoth && !high;
        return (byte)(high ? count >> 8 : count);
    }

    /// <summary>Latches the count; a latched count that has not been read stays.</summary>
    public void LatchCount(ulong tick)
    {
        if (state.LatchedBytes == 0)
        {
            state.LatchedCount = ReadableCount(tick);
            state.LatchedBytes = state.Access == AccessBoth ? 2 : 1;
        }
    }

    /// <summary>Latches the status; a latched status that has not been read stays.</summary>
    public void LatchStatus(ulong tick)
    {
        if (!state.IsStatusLatched)
        {
            int status = (state.Access << StatusAccessShift) | (state.Mode << StatusModeShift) | (state.IsBcd ? 1 : 0);
            status |= (state.IsCountMissing ? StatusNullCount : 0) | (Output(tick) ? StatusOut : 0);
            state.LatchedStatus = (byte)status;
            state.IsStatusLatched = true;
        }
    }

    /// <summary>The level of OUT.</summary>
    public bool Output(ulong tick)
    {
        Settle(tick);
        if (!state.IsRunning)
        {
            return state.Mode != ModeTerminalCount;
        }

        ulong elapsed = Elapsed(tick);
        return state.Mode switch
        {
            ModeTerminalCount or ModeOneShot => elapsed >= state.Count,
            ModeRateGenerator => IsHeldByGate || elapsed % state.Count != state.Count - 1,
            ModeSquareWave => IsHeldByGate || elapsed % state.Count < (state.Count + 1) / 2,
            _ => elapsed != state.Count,
        };
    }

    /// <summary>The GATE input changes.</summary>
    public void SetGate(bool gate, ulong tick)
    {
        if (gate == state.Gate)
        {
            return;
        }

        Settle(tick);
        ulong elapsed = Elapsed(tick);
        state.Gate = gate;
        if (!gate)
        {
            state.HeldTicks = elapsed;
        }
        else if (state.Mode is ModeTerminalCount or ModeSoftwareStrobe)
        {
            state.StartTick = tick - state.HeldTicks;
        }
        else if (!state.IsCountMissing)
        {
            // A rising GATE starts modes 1 and 5 and starts modes 2 and 3 again.
            Start(tick);
        }
    }

    /// <summary>The first tick after <paramref name="tick"/> at which OUT rises, or <see cref="Never"/>.</summary>
    public ulong NextRise(ulong tick)
    {
        Settle(tick);
        if (!state.IsRunning || IsHeldByGate)
        {
            return Never;
        }

        ulong elapsed = tick - state.StartTick;
        ulong rise = state.Mode switch
        {
            ModeRateGenerator or ModeSquareWave => (elapsed / state.Count + 1) * state.Count,
            ModeTerminalCount or ModeOneShot => state.Count,
            _ => state.Count + 1,
        };
        return rise > elapsed ? state.StartTick + rise : Never;
    }

    /// <summary>The period in ticks of a counter that interrupts again and again, else 0.</summary>
    public uint Period => IsPeriodic && state.IsRunning ? state.Count : 0;

    private void Load(uint value, ulong tick)
    {
        uint count = state.IsBcd ? FromBcd(value) : value;
        state.Reload = count == 0 ? Wrap : count;
        bool waitsForGate = state.Mode is ModeOneShot or ModeHardwareStrobe;
        bool isFirst = state.IsCountMissing;
        state.IsCountMissing = false;

        // Modes 2 and 3 take a new count at the end of the period, modes 1 and 5 at the next trigger.
        if (!waitsForGate && (isFirst || !IsPeriodic))
        {
            Start(tick);
        }
    }

    private void Start(ulong tick)
    {
        state.Count = state.Reload;
        state.StartTick = tick;
        state.HeldTicks = 0;
        state.IsRunning = true;
    }

    // Lets a new count of modes 2 and 3 in once the period that was running has ended.
    private void Settle(ulong tick)
    {
        if (IsPeriodic && state.IsRunning && state.Count != state.Reload && !IsHeldByGate
            && tick - state.StartTick >= state.Count)
        {
            state.StartTick += state.Count;
            state.Count = state.Reload;
        }
    }

    private ulong Elapsed(ulong tick) => IsHeldByGate ? state.HeldTicks : tick - state.StartTick;

    private ushort ReadableCount(ulong tick)
    {
        Settle(tick);
        ulong elapsed = state.IsRunning ? Elapsed(tick) : 0;
        ulong count = state.Mode switch
        {
            ModeRateGenerator => state.Count - elapsed % state.Count,

            // Counts down by two, through each half of the wave.
            ModeSquareWave => state.Count - elapsed * 2 % state.Count,
            _ => (state.Count + Wrap - elapsed % Wrap) % Wrap,
        };
        uint low = (uint)(count % Wrap);
        return (ushort)(state.IsBcd ? ToBcd(low) : low);
    }

    private static uint FromBcd(uint value) =>
        ((value >> 12 & 0xF) * 1000 + (value >> 8 & 0xF) * 100 + (value >> 4 & 0xF) * 10 + (value & 0xF)) % BcdWrap;

    private static uint ToBcd(uint value) =>
        value / 1000 % 10 << 12 | value / 100 % 10 << 8 | value / 10 % 10 << 4 | value % 10;
}
