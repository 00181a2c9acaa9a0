// The controls with which guests run: those that the kernel needs, as allowed by the capability registers.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The five control fields, the same for every guest but for what changes at run time.</summary>
internal struct VmxControls
{
    public uint Pin;
    public uint Primary;
    public uint Secondary;
    public uint Exit;
    public uint Entry;

    /// <summary>Whether a capability register allows all of <paramref name="wanted"/>.</summary>
    public static bool Allows(ulong capability, uint wanted) => (wanted & ~AllowedOnes(capability)) == 0;

    /// <summary>
    /// A control field: the bits that must be 1 (low half of the register), the required ones, and of the desired
    /// ones those that may be 1 (high half): SDM vol. 3, A.3 to A.5.
    /// </summary>
    public static uint Select(ulong capability, uint required, uint desired) =>
        (uint)capability | required | (desired & AllowedOnes(capability));

    /// <summary>The controls on a processor that <see cref="VmxProcessor.Judge"/> has accepted.</summary>
    public static VmxControls Choose(in VmxProcessorFacts facts)
    {
        uint pin = Select(facts.PinControls, PinControl.Required, PinControl.ActivatePreemptionTimer);

        // The timer is saved only where it runs (SDM vol. 3, 27.2.1.2).
        uint save = (pin & PinControl.ActivatePreemptionTimer) != 0 ? ExitControl.SavePreemptionTimer : 0;
        return new()
        {
            Pin = pin,
            Primary = Select(facts.PrimaryControls, PrimaryControl.Required, 0),
            Secondary = Select(facts.SecondaryControls, SecondaryControl.Required, Optional(facts)),
            Exit = Select(facts.ExitControls, ExitControl.Required, save),
            Entry = Select(facts.EntryControls, EntryControl.Required, 0),
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

    private static uint AllowedOnes(ulong capability) => (uint)(capability >> 32);
}
