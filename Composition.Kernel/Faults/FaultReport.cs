// What is known about a fault.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Faults;

/// <summary>The parts of a fault report; what does not apply is zero.</summary>
internal unsafe struct FaultReport
{
    public FaultKind Kind;

    /// <summary>The report has an address that was read, written or executed.</summary>
    public bool HasAddress;
    public ulong Address;

    /// <summary>Error code of the page fault: which kind of access.</summary>
    public ulong PageFaultCode;

    /// <summary>The name of the system call that the report is about, ended by a zero; null for others.</summary>
    public byte* Operation;
    public ulong Slot;

    /// <summary>The instruction to blame.</summary>
    public ulong Instruction;

    /// <summary>Text of the component itself.</summary>
    public byte* Text;
    public uint TextLength;
}
