// Finds out whether this processor can run guests by VMX, and enables it: Intel SDM vol. 3, 24.6 to 24.8.
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Detection and enabling of VMX on one processor.</summary>
internal static unsafe class VmxProcessor
{
    /// <summary>CPUID 1 ECX.</summary>
    public const uint VmxFeature = 1U << 5;

    /// <summary>Whether guests can run by VMX here.</summary>
    public static VirtualizationRefusal Judge(in VmxProcessorFacts facts)
    {
        if ((facts.Features & VmxFeature) == 0)
        {
            return VirtualizationRefusal.NoExtension;
        }

        const ulong LockedOff = FeatureControl.Lock;
        if ((facts.FeatureControl & (FeatureControl.Lock | FeatureControl.VmxOutsideSafeMode)) == LockedOff)
        {
            return VirtualizationRefusal.VmxLocked;
        }

        if (!ControlCapability.Allows(facts.SecondaryControls, SecondaryControl.EnableEpt))
        {
            return VirtualizationRefusal.VmxWithoutEpt;
        }

        if (!ControlCapability.Allows(facts.SecondaryControls, SecondaryControl.UnrestrictedGuest))
        {
            return VirtualizationRefusal.VmxWithoutUnrestrictedGuest;
        }

        return HasControls(facts) ? VirtualizationRefusal.None : VirtualizationRefusal.VmxWithoutControls;
    }

    /// <summary>
    /// The bits of CR0 that a guest cannot clear. Unrestricted guests may clear PE and PG (SDM vol. 3, 24.8).
    /// </summary>
    public static ulong GuestCr0Fixed0(in VmxProcessorFacts facts) =>
        facts.Cr0Fixed0 & ~(Cr0.ProtectionEnable | Cr0.Paging);

    /// <summary>Enters VMX operation.</summary>
    /// <param name="facts">The processor's capabilities.</param>
    /// <param name="region">A zeroed frame for VMXON.</param>
    /// <param name="physicalAddress">Its physical address.</param>
    /// <returns>False: VMXON failed.</returns>
    public static bool Enable(in VmxProcessorFacts facts, void* region, ulong physicalAddress)
    {
        if ((facts.FeatureControl & FeatureControl.Lock) == 0)
        {
            Instructions.WriteMsr(
                VmxMsr.FeatureControl,
                facts.FeatureControl | FeatureControl.Lock | FeatureControl.VmxOutsideSafeMode);
        }

        // CR4.VMXE is one of the bits that VMX operation requires.
        Instructions.WriteCr0((Instructions.ReadCr0() | facts.Cr0Fixed0) & facts.Cr0Fixed1);
        Instructions.WriteCr4((Instructions.ReadCr4() | facts.Cr4Fixed0) & facts.Cr4Fixed1);
        *(uint*)region = (uint)(facts.Basic & VmxBasic.RevisionMask);
        return VmxInstructions.On(&physicalAddress) == VmxInstructions.Succeeded;
    }

    private static bool HasControls(in VmxProcessorFacts facts)
    {
        const ulong Ept = EptCapability.FourLevelWalk | EptCapability.WriteBack;
        return ControlCapability.Allows(facts.PinControls, PinControl.Required)
            && ControlCapability.Allows(
                facts.PrimaryControls, PrimaryControl.Required | PrimaryControl.NonMaskableWindowExiting)
            && ControlCapability.Allows(facts.SecondaryControls, SecondaryControl.Required)
            && ControlCapability.Allows(facts.ExitControls, ExitControl.Required)
            && ControlCapability.Allows(facts.EntryControls, EntryControl.Required)
            && (facts.EptAndIdentifiers & Ept) == Ept;
    }
}
