// The transmitter of a serial port, and when its driver need not wait for it.
using static CamkesNet.Vmm.Devices.Serial.Uart16550Registers;

namespace CamkesNet.Vmm.Devices.Serial;

/// <content>
/// A driver that has enabled the transmitter's interrupt fills the FIFO and then reads a register, or waits. Until then
/// its characters have no effect that it could see, so it may post them, as the FIFO itself does.
/// </content>
public sealed partial class Uart16550
{
    /// <summary>
    /// How many times a second the posted characters are looked at if nothing else brings them: on a line of
    /// 115,200 baud a FIFO takes so long to become empty (16 characters of 10 bits).
    /// </summary>
    private const ulong EmptyFifosPerSecond = 115_200 / (FifoSize * 10);

    private bool isPosting;
    private bool hasEffect;

    /// <inheritdoc/>
    public int PostedPort => isPosting ? basePort + Data : -1;

    /// <inheritdoc/>
    public ulong NextDeadline { get; private set; } = ulong.MaxValue;

    /// <inheritdoc/>
    public void Expire(ulong now) =>
        NextDeadline = isPosting ? now + (clock.Frequency / EmptyFifosPerSecond) : ulong.MaxValue;

    /// <inheritdoc/>
    public void WritePosted(ReadOnlySpan<byte> values)
    {
        // A driver that has filled the FIFO mostly reads IIR next, which takes the interrupt back before it is seen.
        output.Write(values);
        state.TransmitterEmptyPending = true;
    }

    /// <inheritdoc/>
    public void Settle() => Update();

    /// <inheritdoc/>
    public bool TakeEffect()
    {
        bool effect = hasEffect;
        hasEffect = false;
        return effect;
    }

    private void UpdatePosting()
    {
        bool mayPost = state.AreFifosEnabled && (state.InterruptEnable & EnableTransmitterEmpty) != 0
            && !IsDivisorAccess && !IsLoopback;
        if (mayPost != isPosting)
        {
            isPosting = mayPost;
            hasEffect = true;
            Expire(clock.Timestamp);
        }
    }

    private void Transmit(byte value)
    {
        if (!IsLoopback)
        {
            output.Write([value]);
        }
        else if (receiver.Count < ReceiverDepth)
        {
            receiver.TryAdd(value);
        }
        else
        {
            state.LineErrors |= OverrunError;
        }

        state.TransmitterEmptyPending = true;
    }
}
