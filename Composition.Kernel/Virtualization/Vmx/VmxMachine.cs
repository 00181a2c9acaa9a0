// What VMX is like on this machine, written at boot. It depends on nothing that uses it.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Features of the processors, and what all guests share.</summary>
internal static class VmxMachine
{
    /// <summary>The controls that every guest starts with.</summary>
    public static VmxControls Controls;

    /// <summary>What a VMCS begins with.</summary>
    public static uint Revision { get; set; }

    /// <summary>Bits of CR0 that are always set while a guest runs.</summary>
    public static ulong Cr0Fixed0 { get; set; }

    /// <summary>Bits of CR4 that are always set while a guest runs.</summary>
    public static ulong Cr4Fixed0 { get; set; }

    /// <summary>Exits of INS and OUTS report address size and segment.</summary>
    public static bool HasStringInformation { get; set; }

    /// <summary>Software interrupts may be injected with length 0, so that they return to RIP.</summary>
    public static bool HasZeroInstructionLength { get; set; }

    /// <summary>A leaf of the extended page tables can map 2 MiB.</summary>
    public static bool HasLargePages { get; set; }

    /// <summary>Physical address of the MSR bitmap.</summary>
    public static ulong MsrBitmaps { get; set; }
}
