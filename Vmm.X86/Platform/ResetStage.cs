// The order in which a machine's devices are reset.
namespace CamkesNet.Vmm.Platform;

/// <summary>Later stages see the lines that earlier ones have lowered, so that no lowered line leaves a trace.</summary>
internal enum ResetStage
{
    /// <summary>Everything that has interrupt lines.</summary>
    Device,

    /// <summary>What those lines lead to.</summary>
    InterruptController,

    /// <summary>What belongs to one processor.</summary>
    Processor,
}
