// DR0 to DR3 are not switched by the hardware. The kernel sets no breakpoints and DR7 is cleared at every exit, so they
// stay in the processor until another vCPU needs them.
using System.Runtime.CompilerServices;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>The breakpoint address registers, owned by the vCPU that ran last.</summary>
// Sound: the owner is null or a vCPU, which is never freed; its array has an element for each register.
internal static unsafe class DebugRegisters
{
    public const int BreakpointCount = 4;

    /// <summary>Makes the processor's registers those of <paramref name="vcpu"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Acquire(Vcpu* vcpu)
    {
        if (vcpu->Processor->BreakpointOwner != vcpu)
        {
            Change(vcpu);
        }
    }

    /// <summary>Moves the registers of <paramref name="vcpu"/> to where they can be read and changed.</summary>
    public static void Surrender(Vcpu* vcpu)
    {
        if (vcpu->Processor->BreakpointOwner == vcpu)
        {
            Release(vcpu->Processor);
        }
    }

    private static void Change(Vcpu* vcpu)
    {
        Release(vcpu->Processor);
        VirtualizationInstructions.WriteBreakpoints(vcpu->BreakpointAddresses);
        vcpu->Processor->BreakpointOwner = vcpu;
    }

    private static void Release(HostProcessor* processor)
    {
        if (processor->BreakpointOwner != null)
        {
            VirtualizationInstructions.ReadBreakpoints(processor->BreakpointOwner->BreakpointAddresses);
            processor->BreakpointOwner = null;
        }
    }
}
