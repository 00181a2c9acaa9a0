// How far a guest is with a non-maskable interrupt.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>The phases between the injection of an NMI and the end of its handler.</summary>
internal enum NonMaskablePhase : uint
{
    /// <summary>It can take one.</summary>
    Open = 0,

    /// <summary>Its handler runs; its IRET will leave the guest.</summary>
    Handling,

    /// <summary>The IRET is next, or what came before it.</summary>
    Returning,

    /// <summary>The IRET is being executed by a single step, between VMRUN and #VMEXIT.</summary>
    Stepping,

    /// <summary>
    /// The IRET has faulted, which also ends the handling; the exception is being delivered, and then the monitor is
    /// notified.
    /// </summary>
    Faulted,
}
