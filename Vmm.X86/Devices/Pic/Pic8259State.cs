// What one 8259A remembers.
namespace CamkesNet.Vmm.Devices.Pic;

/// <summary>The registers of one 8259A.</summary>
internal struct Pic8259State
{
    /// <summary>The level of each input.</summary>
    public byte Lines;

    /// <summary>IRR.</summary>
    public byte Requested;

    /// <summary>IMR.</summary>
    public byte Mask;

    /// <summary>ISR.</summary>
    public byte InService;

    /// <summary>ELCR: inputs that are level-triggered.</summary>
    public byte LevelTriggered;

    /// <summary>ICW2: bits 7:3 of the vectors.</summary>
    public byte VectorBase;

    /// <summary>The input that has the highest priority.</summary>
    public int HighestPriority;

    /// <summary>Which initialization word comes next.</summary>
    public Pic8259InitStep InitStep;

    /// <summary>ICW1: an ICW4 will come.</summary>
    public bool ExpectsIcw4;

    /// <summary>ICW1: there is no cascade, so no ICW3 will come.</summary>
    public bool IsSingle;

    /// <summary>ICW4: the end of interrupt follows the acknowledgement.</summary>
    public bool AutoEoi;

    /// <summary>ICW4: special fully nested mode.</summary>
    public bool SpecialFullyNested;

    /// <summary>OCW2: priorities rotate at each automatic end of interrupt.</summary>
    public bool RotateOnAutoEoi;

    /// <summary>OCW3: special mask mode.</summary>
    public bool SpecialMask;

    /// <summary>OCW3: reads of the command port give the ISR, not the IRR.</summary>
    public bool ReadsInService;

    /// <summary>OCW3: the next read is a poll.</summary>
    public bool Poll;
}
