// Finds out whether this processor can run guests by VMX, and enables it: Intel SDM vol. 3, 24.6 to 24.8.
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>Detection and enabling of VMX on one processor.</summary>
// Sound: the region is a frame that nothing else uses; VMXON reads its address from this method's frame.
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
        return VmxInstructions.On(&physicalAddress) == VmxResult.Succeeded;
    }

    /// <summary>The controls on a processor that <see cref="Judge"/> has accepted.</summary>
    public static VmxControls ChooseControls(in VmxProcessorFacts facts)
    {
        uint pin = ControlCapability.Select(facts.PinControls, PinControl.Required, PinControl.ActivatePreemptionTimer);

        // The timer is saved only where it runs (SDM vol. 3, 27.2.1.2).
        uint save = (pin & PinControl.ActivatePreemptionTimer) != 0 ? ExitControl.SavePreemptionTimer : 0;
        return new()
        {
            Pin = pin,
            Primary = ControlCapability.Select(facts.PrimaryControls, PrimaryControl.Required, 0),
            Secondary = ControlCapability.Select(facts.SecondaryControls, SecondaryControl.Required, Optional(facts)),
            Exit = ControlCapability.Select(facts.ExitControls, ExitControl.Required, save),
            Entry = ControlCapability.Select(facts.EntryControls, EntryControl.Required, 0),
        };
    }

    /// <summary>Identifiers are of use only if their translations can be dropped.</summary>
    private static uint Optional(in VmxProcessorFacts facts)
    {
        const ulong Flush = EptCapability.InvvpidSingleContext | EptCapability.InvvpidAllContexts;
        bool canFlush = (facts.EptAndIdentifiers & EptCapability.Invvpid) != 0
            && (facts.EptAndIdentifiers & Flush) != 0;
        return canFlush ? SecondaryControl.Desired : SecondaryControl.Desired & ~SecondaryControl.EnableIdentifiers;
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
