// How the emulation of an instruction ended.
namespace CamkesNet.Vmm.Emulation;

/// <summary>The outcome of one instruction.</summary>
internal enum EmulationResult
{
    /// <summary>Done; RIP is at the next instruction.</summary>
    Completed,

    /// <summary>
    /// A repeated string instruction has made progress; RIP still points to it, so that interrupts can be delivered.
    /// </summary>
    Partial,

    /// <summary>An exception was queued for the guest.</summary>
    Faulted,

    /// <summary>The bytes are an instruction that is not emulated, or an invalid one.</summary>
    Unsupported,

    /// <summary>RIP points outside the guest's RAM.</summary>
    NoCode,
}
