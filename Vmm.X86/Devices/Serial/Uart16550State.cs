// The state of a 16550A other than its receiver FIFO.
namespace CamkesNet.Vmm.Devices.Serial;

/// <summary>The registers of a 16550A.</summary>
internal struct Uart16550State
{
    /// <summary>IER.</summary>
    public byte InterruptEnable;

    /// <summary>LCR.</summary>
    public byte LineControl;

    /// <summary>MCR.</summary>
    public byte ModemControl;

    /// <summary>The error bits of LSR.</summary>
    public byte LineErrors;

    /// <summary>MSR: lines and what has changed.</summary>
    public byte ModemStatus;

    /// <summary>SCR.</summary>
    public byte Scratch;

    /// <summary>DLL.</summary>
    public byte DivisorLow;

    /// <summary>DLM.</summary>
    public byte DivisorHigh;

    /// <summary>FCR bit 0.</summary>
    public bool AreFifosEnabled;

    /// <summary>The number of characters in the receiver FIFO that raises an interrupt.</summary>
    public int ReceiverTrigger;

    /// <summary>The transmitter has become empty and IIR has not reported it.</summary>
    public bool TransmitterEmptyPending;
}
