// The I/O APIC. Intel 82093AA I/O Advanced Programmable Interrupt Controller datasheet (290566), chapter 3.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>An 82093AA: 24 pins, each with an entry that says which message it sends.</summary>
/// <remarks>
/// The polarity bit is stored and has no effect: pins receive "asserted" or not, and the wiring ensures that
/// this is what the firmware tables describe.
/// </remarks>
public sealed class IoApic : IMemoryDevice, IEndOfInterruptListener, IInterruptSink, IResettable
{
    /// <summary>Where the registers are in guest-physical memory.</summary>
    public const ulong DefaultBase = 0xFEC0_0000;

    /// <summary>The size of the register window.</summary>
    public const ulong WindowSize = 0x1000;

    /// <summary>How many pins there are.</summary>
    public const int PinCount = 24;

    // The two memory-mapped registers (3.1).
    private const ulong SelectOffset = 0x00;
    private const ulong WindowOffset = 0x10;

    // The registers that the window accesses (3.2).
    private const int IdIndex = 0x00;
    private const int VersionIndex = 0x01;
    private const int ArbitrationIndex = 0x02;
    private const int RedirectionIndex = 0x10;
    private const uint IdMask = 0x0F00_0000;
    private const int IdShift = 24;
    internal const byte VersionNumber = 0x11;
    private const int MaximumEntryShift = 16;

    // Redirection entries (3.2.4).
    private const ulong VectorMask = 0xFF;
    private const int DeliveryModeShift = 8;
    private const ulong DeliveryModeMask = 7;
    private const ulong LogicalDestination = 1UL << 11;
    private const ulong ActiveLow = 1UL << 13;
    private const ulong RemoteIrr = 1UL << 14;
    private const ulong LevelTriggered = 1UL << 15;
    private const ulong Masked = 1UL << 16;
    private const int DestinationShift = 56;
    private const ulong DestinationMask = 0xFF;

    private const ulong Writable = VectorMask | (DeliveryModeMask << DeliveryModeShift) | LogicalDestination
        | ActiveLow | LevelTriggered | Masked | (DestinationMask << DestinationShift);

    private readonly ApicBus bus;
    private readonly uint initialId;
    private readonly ulong[] entries = new ulong[PinCount];
    private IoApicState state;

    /// <summary>Creates an I/O APIC and registers it for ends of interrupts.</summary>
    /// <param name="bus">Where its messages go.</param>
    /// <param name="id">Its ID, 0 to 15, as the MADT gives it.</param>
    public IoApic(ApicBus bus, uint id)
    {
        this.bus = bus;
        initialId = id << IdShift & IdMask;
        bus.Attach(this);
        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        state.Select = 0;
        state.Id = initialId;
        entries.AsSpan().Fill(Masked);
    }

    /// <summary>The level of one pin has changed.</summary>
    public void SetLevel(int line, bool asserted)
    {
        if ((uint)line >= PinCount)
        {
            return;
        }

        uint bit = 1U << line;
        bool rising = asserted && (state.Levels & bit) == 0;
        state.Levels = asserted ? state.Levels | bit : state.Levels & ~bit;
        if (rising)
        {
            Assert(line);
        }
    }

    /// <summary>Whether a pin exists and is not masked.</summary>
    public bool IsOpen(int pin) => (uint)pin < PinCount && (entries[pin] & Masked) == 0;

    /// <inheritdoc/>
    public bool IsWaiting(int line) => IsOpen(line) && bus.IsRequested((byte)entries[line]);

    /// <inheritdoc/>
    public void EndOfInterrupt(byte vector)
    {
        for (int pin = 0; pin < PinCount; pin++)
        {
            if ((entries[pin] & RemoteIrr) != 0 && (byte)entries[pin] == vector)
            {
                entries[pin] &= ~RemoteIrr;
                AssertIfLevel(pin);
            }
        }
    }

    /// <inheritdoc/>
    public ulong Read(ulong offset, int width)
    {
        ulong register = offset & ~3UL;
        uint value = register switch
        {
            SelectOffset => state.Select,
            WindowOffset => ReadSelected(),
            _ => 0,
        };
        return (ulong)value >> (int)((offset & 3) * 8);
    }

    /// <inheritdoc/>
    public void Write(ulong offset, int width, ulong value)
    {
        switch (offset)
        {
            case SelectOffset:
                state.Select = (byte)value;
                break;
            case WindowOffset when width >= sizeof(uint):
                WriteSelected((uint)value);
                break;
        }
    }

    private uint ReadSelected()
    {
        switch (state.Select)
        {
            case IdIndex or ArbitrationIndex:
                return state.Id;
            case VersionIndex:
                return VersionNumber | (uint)(PinCount - 1) << MaximumEntryShift;
            default:
                int half = state.Select - RedirectionIndex;
                return (uint)half < PinCount * 2 ? (uint)(entries[half >> 1] >> ((half & 1) * 32)) : 0;
        }
    }

    private void WriteSelected(uint value)
    {
        int half = state.Select - RedirectionIndex;
        if (state.Select == IdIndex)
        {
            state.Id = value & IdMask;
        }
        else if ((uint)half < PinCount * 2)
        {
            WriteEntry(half >> 1, half & 1, value);
        }
    }

    private void WriteEntry(int pin, int half, uint value)
    {
        int shift = half * 32;
        ulong mask = Writable & (ulong)uint.MaxValue << shift;
        ulong entry = (entries[pin] & ~mask) | ((ulong)value << shift & mask);

        // Software (Linux' ack of a stuck level pin) relies on remote IRR falling when the pin turns edge-triggered.
        entries[pin] = (entry & LevelTriggered) == 0 ? entry & ~RemoteIrr : entry;
        AssertIfLevel(pin);
    }

    private void AssertIfLevel(int pin)
    {
        if ((state.Levels & 1U << pin) != 0 && (entries[pin] & LevelTriggered) != 0)
        {
            Assert(pin);
        }
    }

    // An edge at a masked pin is lost (3.2.4, interrupt mask); a level is looked at again when the mask falls.
    private void Assert(int pin)
    {
        ulong entry = entries[pin];
        if ((entry & Masked) != 0 || (entry & RemoteIrr) != 0)
        {
            return;
        }

        var mode = (DeliveryMode)(entry >> DeliveryModeShift & DeliveryModeMask);
        bool isFixed = mode is DeliveryMode.Fixed or DeliveryMode.LowestPriority;

        // NMI, INIT and ExtINT are edge-triggered whatever the entry says.
        bool isLevel = isFixed && (entry & LevelTriggered) != 0;
        if (mode is DeliveryMode.Smi or DeliveryMode.Reserved or DeliveryMode.Startup)
        {
            return;
        }

        // Before the delivery: its receiver may end the interrupt at once.
        entries[pin] |= isLevel ? RemoteIrr : 0;
        bool isLogical = (entry & LogicalDestination) != 0;
        uint destination = InterruptMessage.WidenDestination((uint)(entry >> DestinationShift), isLogical);
        if (!bus.Deliver(new InterruptMessage((byte)entry, mode, isLogical, destination, isLevel)))
        {
            entries[pin] &= ~RemoteIrr;
        }
    }
}
