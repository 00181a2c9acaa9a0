// The two cascaded 8259As of a PC and their edge/level control registers. Intel 8259A datasheet (231468),
// "Cascade Mode"; Intel 82371AB (PIIX4) datasheet, ELCR1 and ELCR2.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Devices.Pic;

/// <summary>Sixteen interrupt inputs; the output goes to the processor's INTR (LINT0).</summary>
public sealed class Pic8259Pair : IPortDevice, IInterruptSink, IExternalInterrupts, IResettable
{
    /// <summary>The master's command port; its data port follows.</summary>
    public const ushort MasterPort = 0x20;

    /// <summary>The slave's command port; its data port follows.</summary>
    public const ushort SlavePort = 0xA0;

    /// <summary>The master's edge/level control register; the slave's follows.</summary>
    public const ushort EdgeLevelPort = 0x4D0;

    /// <summary>How many ports each of the three ranges has.</summary>
    public const int RangeSize = 2;

    /// <summary>How many inputs the pair has, the cascade counted.</summary>
    public const int InputCount = 2 * Pic8259.InputCount;

    // IRQ 0, 1, 2, 8 and 13 are edge-triggered on every PC.
    private const byte MasterLevelCapable = 0xF8;
    private const byte SlaveLevelCapable = 0xDE;

    private readonly Pic8259 master = new(true, MasterLevelCapable);
    private readonly Pic8259 slave = new(false, SlaveLevelCapable);
    private readonly InterruptLine output;

    /// <summary>Makes a pair.</summary>
    /// <param name="output">The master's INT output.</param>
    public Pic8259Pair(InterruptLine output)
    {
        this.output = output;
        Reset();
    }

    /// <inheritdoc/>
    public bool IsPending => output.IsRaised;

    /// <inheritdoc/>
    public void Reset()
    {
        master.Reset();
        slave.Reset();
        Update();
    }

    /// <summary>The level of one of the sixteen inputs; input 2 is the cascade and ignored.</summary>
    public void SetLevel(int line, bool asserted)
    {
        if ((uint)line >= InputCount || line == Pic8259.CascadeInput)
        {
            return;
        }

        if (line < Pic8259.InputCount)
        {
            master.SetInput(line, asserted);
        }
        else
        {
            slave.SetInput(line - Pic8259.InputCount, asserted);
        }

        Update();
    }

    /// <inheritdoc/>
    public bool IsWaiting(int line) =>
        line < Pic8259.InputCount ? master.IsWaiting(line) : slave.IsWaiting(line - Pic8259.InputCount);

    /// <summary>INTA: gives the vector; that of input 7 of the chip that finds no request any more.</summary>
    public byte Acknowledge()
    {
        int input = master.Acknowledge();
        byte vector;
        if (input == Pic8259.CascadeInput)
        {
            int slaveInput = slave.Acknowledge();
            vector = slave.VectorOf(slaveInput < 0 ? Pic8259.SpuriousInput : slaveInput);
        }
        else
        {
            vector = master.VectorOf(input < 0 ? Pic8259.SpuriousInput : input);
        }

        Restart();
        return vector;
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        bool isPoll = master.IsPolled || slave.IsPolled;
        byte value = port switch
        {
            MasterPort => master.ReadCommand(),
            MasterPort + 1 => master.ReadData(),
            SlavePort => slave.ReadCommand(),
            SlavePort + 1 => slave.ReadData(),
            EdgeLevelPort => master.LevelTriggered,
            _ => slave.LevelTriggered,
        };

        // A poll acknowledges.
        if (isPoll)
        {
            Restart();
        }

        return value;
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        switch (port)
        {
            case MasterPort:
                master.WriteCommand((byte)value);
                break;
            case MasterPort + 1:
                master.WriteData((byte)value);
                break;
            case SlavePort:
                slave.WriteCommand((byte)value);
                break;
            case SlavePort + 1:
                slave.WriteData((byte)value);
                break;
            case EdgeLevelPort:
                master.LevelTriggered = (byte)value;
                break;
            default:
                slave.LevelTriggered = (byte)value;
                break;
        }

        Update();
    }

    // INTA lets the slave's output fall; if it rises again at once, that is a new edge for the master.
    private void Restart()
    {
        master.SetInput(Pic8259.CascadeInput, false);
        Update();
    }

    private void Update()
    {
        master.SetInput(Pic8259.CascadeInput, slave.PendingInput >= 0);
        output.Set(master.PendingInput >= 0);
    }
}
