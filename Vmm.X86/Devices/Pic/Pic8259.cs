// One 8259A interrupt controller. Intel 8259A Programmable Interrupt Controller datasheet (231468).
using System.Numerics;

namespace CamkesNet.Vmm.Devices.Pic;

/// <summary>One chip of the pair: initialization, priorities, acknowledgement. The pair does the cascade.</summary>
internal sealed class Pic8259(bool isMaster, byte levelCapable)
{
    /// <summary>How many inputs a chip has.</summary>
    public const int InputCount = 8;

    /// <summary>The master's input that the slave's output ends at.</summary>
    public const int CascadeInput = 2;

    /// <summary>The input whose vector is used for a spurious interrupt.</summary>
    public const int SpuriousInput = 7;

    // Command port: ICW1 has bit 4, OCW3 bit 3, OCW2 neither.
    private const byte Icw1Select = 1 << 4;
    private const byte Icw1NeedsIcw4 = 1 << 0;
    private const byte Icw1Single = 1 << 1;
    private const byte Ocw3Select = 1 << 3;
    private const byte Icw2VectorMask = 0xF8;
    private const byte Icw4AutoEoi = 1 << 1;
    private const byte Icw4SpecialFullyNested = 1 << 4;

    private const int Ocw2CommandShift = 5;
    private const byte Ocw2LevelMask = 7;
    private const byte Ocw3ReadInService = 1 << 0;
    private const byte Ocw3ReadRegister = 1 << 1;
    private const byte Ocw3Poll = 1 << 2;
    private const byte Ocw3SpecialMask = 1 << 5;
    private const byte Ocw3EnableSpecialMask = 1 << 6;
    private const byte PollPending = 1 << 7;

    // OCW2 bits 7:5: rotate, specific, end of interrupt.
    private const int RotateOnAutoEoiClear = 0;
    private const int NonSpecificEoi = 1;
    private const int SpecificEoi = 3;
    private const int RotateOnAutoEoiSet = 4;
    private const int RotateOnNonSpecificEoi = 5;
    private const int SetPriority = 6;
    private const int RotateOnSpecificEoi = 7;

    private Pic8259State state;

    /// <summary>Whether an input's request, which is not masked, has not been acknowledged yet.</summary>
    public bool IsWaiting(int input) => (state.Requested & ~state.Mask & 1 << input) != 0;

    /// <summary>ELCR; inputs that the board does not allow to be level-triggered stay edge-triggered.</summary>
    public byte LevelTriggered
    {
        get => state.LevelTriggered;
        set => state.LevelTriggered = (byte)(value & levelCapable);
    }

    /// <summary>Whether the next read is a poll.</summary>
    public bool IsPolled => state.Poll;

    /// <summary>The input to be acknowledged next, or -1: the output is the sign of it.</summary>
    public int PendingInput
    {
        get
        {
            int requested = PriorityOf((byte)(state.Requested & ~state.Mask));
            int blocking = state.InService;
            if (state.SpecialMask)
            {
                blocking &= ~state.Mask;
            }

            // So that a slave's higher request gets through while one of its lower ones is in service.
            if (state.SpecialFullyNested && isMaster)
            {
                blocking &= ~(1 << CascadeInput);
            }

            return requested < PriorityOf((byte)blocking) ? InputOf(requested) : -1;
        }
    }

    /// <summary>Goes to a state in which nothing is requested and everything is masked.</summary>
    public void Reset()
    {
        byte lines = state.Lines;
        state = default;
        state.Lines = lines;
        state.Mask = byte.MaxValue;
    }

    /// <summary>The level of an input. An edge stays requested even if the input falls before INTA.</summary>
    public void SetInput(int input, bool asserted)
    {
        byte bit = (byte)(1 << input);
        bool wasAsserted = (state.Lines & bit) != 0;
        state.Lines = (byte)(asserted ? state.Lines | bit : state.Lines & ~bit);
        if (asserted && (!wasAsserted || (state.LevelTriggered & bit) != 0))
        {
            state.Requested |= bit;
        }
        else if (!asserted && (state.LevelTriggered & bit) != 0)
        {
            state.Requested &= (byte)~bit;
        }
    }

    /// <summary>
    /// INTA: the pending input goes into service. Returns -1 if the request has been withdrawn (spurious).
    /// </summary>
    public int Acknowledge()
    {
        int input = PendingInput;
        if (input < 0)
        {
            return -1;
        }

        byte bit = (byte)(1 << input);
        if ((state.LevelTriggered & bit) == 0)
        {
            state.Requested &= (byte)~bit;
        }

        if (!state.AutoEoi)
        {
            state.InService |= bit;
        }
        else if (state.RotateOnAutoEoi)
        {
            MakeLowest(input);
        }

        return input;
    }

    /// <summary>The vector of an input.</summary>
    public byte VectorOf(int input) => (byte)(state.VectorBase | input);

    /// <summary>Reads the command port: a poll, the IRR or the ISR.</summary>
    public byte ReadCommand()
    {
        if (state.Poll)
        {
            return ReadPoll();
        }

        return state.ReadsInService ? state.InService : state.Requested;
    }

    /// <summary>Reads the data port: a poll, or the mask.</summary>
    public byte ReadData() => state.Poll ? ReadPoll() : state.Mask;

    /// <summary>Writes the command port: ICW1, OCW2 or OCW3.</summary>
    public void WriteCommand(byte value)
    {
        if ((value & Icw1Select) != 0)
        {
            Initialize(value);
        }
        else if ((value & Ocw3Select) != 0)
        {
            WriteOcw3(value);
        }
        else
        {
            WriteOcw2(value >> Ocw2CommandShift, value & Ocw2LevelMask);
        }
    }

    /// <summary>Writes the data port: ICW2 to ICW4 during initialization, else the mask.</summary>
    public void WriteData(byte value)
    {
        switch (state.InitStep)
        {
            case Pic8259InitStep.Icw2:
                state.VectorBase = (byte)(value & Icw2VectorMask);
                state.InitStep = state.IsSingle ? StepAfterIcw3 : Pic8259InitStep.Icw3;
                break;
            case Pic8259InitStep.Icw3:
                // The cascade is wired to input 2, whatever the guest says.
                state.InitStep = StepAfterIcw3;
                break;
            case Pic8259InitStep.Icw4:
                state.AutoEoi = (value & Icw4AutoEoi) != 0;
                state.SpecialFullyNested = (value & Icw4SpecialFullyNested) != 0;
                state.InitStep = Pic8259InitStep.Ready;
                break;
            default:
                state.Mask = value;
                break;
        }
    }

    private Pic8259InitStep StepAfterIcw3 => state.ExpectsIcw4 ? Pic8259InitStep.Icw4 : Pic8259InitStep.Ready;

    // ICW1: the edge sense circuit and the mask are cleared, input 7 gets the lowest priority, reads give the IRR.
    private void Initialize(byte icw1)
    {
        byte lines = state.Lines;
        byte levelTriggered = state.LevelTriggered;
        byte vectorBase = state.VectorBase;
        state = new Pic8259State
        {
            Lines = lines,
            LevelTriggered = levelTriggered,
            VectorBase = vectorBase,
            Requested = (byte)(lines & levelTriggered),
            ExpectsIcw4 = (icw1 & Icw1NeedsIcw4) != 0,
            IsSingle = (icw1 & Icw1Single) != 0,
            InitStep = Pic8259InitStep.Icw2,
        };
    }

    private void WriteOcw3(byte value)
    {
        state.Poll = (value & Ocw3Poll) != 0;
        if ((value & Ocw3ReadRegister) != 0)
        {
            state.ReadsInService = (value & Ocw3ReadInService) != 0;
        }

        if ((value & Ocw3EnableSpecialMask) != 0)
        {
            state.SpecialMask = (value & Ocw3SpecialMask) != 0;
        }
    }

    private void WriteOcw2(int command, int level)
    {
        switch (command)
        {
            case RotateOnAutoEoiClear:
                state.RotateOnAutoEoi = false;
                break;
            case RotateOnAutoEoiSet:
                state.RotateOnAutoEoi = true;
                break;
            case NonSpecificEoi or RotateOnNonSpecificEoi:
                int highest = PriorityOf(state.InService);
                if (highest < InputCount)
                {
                    int input = InputOf(highest);
                    state.InService &= (byte)~(1 << input);
                    if (command == RotateOnNonSpecificEoi)
                    {
                        MakeLowest(input);
                    }
                }

                break;
            case SpecificEoi:
                state.InService &= (byte)~(1 << level);
                break;
            case RotateOnSpecificEoi:
                state.InService &= (byte)~(1 << level);
                MakeLowest(level);
                break;
            case SetPriority:
                MakeLowest(level);
                break;
        }
    }

    private byte ReadPoll()
    {
        state.Poll = false;
        int input = Acknowledge();
        return input < 0 ? (byte)0 : (byte)(PollPending | input);
    }

    private void MakeLowest(int input) => state.HighestPriority = (input + 1) % InputCount;

    // The priority of the highest one among some inputs, 0 the highest; 8 if there is none.
    private int PriorityOf(byte inputs)
    {
        int rotated = (inputs | inputs << InputCount) >> state.HighestPriority & byte.MaxValue;
        return rotated == 0 ? InputCount : BitOperations.TrailingZeroCount(rotated);
    }

    private int InputOf(int priority) => (priority + state.HighestPriority) % InputCount;
}
