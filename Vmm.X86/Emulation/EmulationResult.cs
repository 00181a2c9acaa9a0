// How the emulation of an instruction ended.
namespace CamkesNet.Vmm.Emulation;

/// <summary>The outcome of one instruction.</summary>
internal enum EmulationResult
{
    /// <summary>Done; RIP is behind it.</summary>
    Completed,

    /// <summary>A repeated string instruction has got on; RIP still points to it, to let interrupts in.</summary>
    Partial,

    /// <summary>An exception was queued for the guest.</summary>
    Faulted,

    /// <summary>The bytes are an instruction that is not emulated, or none at all.</summary>
    Unsupported,

    /// <summary>RIP points outside the guest's RAM.</summary>
    NoCode,
}
