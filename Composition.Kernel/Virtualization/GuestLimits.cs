// The register bits that guests may set on this processor; entry states with other bits are refused.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>Limits of guest state on this processor.</summary>
internal struct GuestLimits
{
    /// <summary>The limits on this machine, written at boot.</summary>
    public static GuestLimits OfThisMachine;

    /// <summary>Bits of a physical address.</summary>
    public int PhysicalAddressBits;

    /// <summary>Bits of CR4 that a guest may set.</summary>
    public ulong Cr4;

    /// <summary>Bits of EFER that a guest may set.</summary>
    public ulong Efer;

    /// <summary>State components that the kernel keeps for guests; the bits that XCR0 may have.</summary>
    public ulong Xcr0;

    /// <summary>Bits of TSC_AUX; none if the processor does not have the register.</summary>
    public ulong TimestampAuxiliary;
}
